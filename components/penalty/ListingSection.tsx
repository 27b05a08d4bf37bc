import { i18n } from '#i18n';
import { amountText, type ListingView } from '../../lib/penalty-case/index.ts';
import { unverifiedMark } from '../../lib/ui/unverified.ts';
import { ListingArea, type DecideListing } from './ListingArea.tsx';
import { ListingBrief } from './ListingBrief.tsx';
import { dueText, unreadText } from './words.ts';

/** The case in the side panel: the advice, everything to weigh, what has to be done, and the decision. */
export function ListingSection({ listing, onListing }: { readonly listing: ListingView; readonly onListing: DecideListing }) {
  const { advice, facts, decision, ahead } = listing;
  const read = [
    [i18n.t('listing.fact.docNo'), facts.docNo],
    [i18n.t('listing.fact.caseNo'), facts.caseNo],
    [i18n.t('listing.fact.authority'), facts.authority],
    [i18n.t('listing.fact.fine'), facts.fine === undefined ? undefined : amountText(facts.fine)],
    [i18n.t('listing.fact.decided'), facts.decided],
  ].filter((one): one is [string, string] => one[1] !== undefined);
  return (
    <section className="cg-card cg-verdict cg-side-listing" aria-labelledby="cg-listing">
      <h2 id="cg-listing">{i18n.t('listing.title')}</h2>
      <ListingBrief listing={listing} />
      <div className="cg-side-decide">
        <ListingArea key={`${listing.key}:${decision?.at ?? ''}`} listing={listing} onListing={onListing} onForm={() => undefined} />
      </div>
      <details open={advice.level !== 'none' && decision === undefined}>
        <summary>
          {i18n.t('listing.factors')}
          {unverifiedMark(advice.unverified?.includes('factors'))}
        </summary>
        <dl className="cg-facts">
          {advice.factors.map(({ id, title, read: said }) => (
            <div key={id}>
              <dt>{title}</dt>
              <dd className={said.length === 0 ? 'cg-muted' : undefined}>{said.length === 0 ? i18n.t('listing.notSaid') : said.join(i18n.t('common.comma'))}</dd>
            </div>
          ))}
        </dl>
      </details>
      {advice.articles.length === 0 ? null : (
        <details>
          <summary>{i18n.t('listing.articleTexts')}</summary>
          <dl className="cg-facts">
            {advice.articles.map(({ code, article, summary, unverified }) => (
              <div key={code}>
                <dt>
                  {article}
                  {unverifiedMark(unverified)}
                </dt>
                <dd>{summary}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {decision === undefined ? (
        <details>
          <summary>{i18n.t('listing.ahead')}</summary>
          <ul className="cg-why">
            {ahead.map((deadline) => (
              <li key={deadline.id}>
                {deadline.title}{' '}
                <span className="cg-muted">
                  {dueText(deadline)} · {deadline.basis}
                  {unverifiedMark(deadline.unverified)}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {read.length === 0 && advice.unread.length === 0 ? null : (
        <details>
          <summary>{i18n.t('listing.read')}</summary>
          <dl className="cg-facts">
            {read.map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {advice.unread.length === 0 ? null : <p className="cg-muted">{i18n.t('listing.unreadList', [advice.unread.map(unreadText).join(i18n.t('common.comma'))])}</p>}
        </details>
      )}
    </section>
  );
}
