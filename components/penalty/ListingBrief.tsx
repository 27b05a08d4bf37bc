import { i18n } from '#i18n';
import type { ListingView } from '../../lib/penalty-case/index.ts';
import { instantText } from '../../lib/ui/index.ts';
import { CheckIcon, PauseIcon } from '../verdict/icons.tsx';
import { unverifiedMark } from '../../lib/ui/unverified.ts';
import { counterText, decisionLine, listingKindText, signText, triggerText } from './words.ts';

/** What is advised, why, and under which articles: no more than a handler reads at a glance. */
export function ListingBrief({ listing }: { readonly listing: ListingView }) {
  const { advice, decision, more } = listing;
  return (
    <div className="cg-listing">
      {decision === undefined ? null : (
        <div className="cg-line" data-tone={more === true ? 'paused' : 'decided'}>
          {more === true ? <PauseIcon /> : <CheckIcon />}
          <div>
            <p>
              <strong>{i18n.t('listing.decided', [listingKindText(decision.kind)])}</strong>
              <span>{instantText(decision.at)}</span>
            </p>
            <p className="cg-muted">{decisionLine(listing)}</p>
            {more === true ? <p>{i18n.t('listing.more')}</p> : null}
          </div>
        </div>
      )}
      {advice.level === 'none' ? null : (
        <>
          <p className="cg-headline">{i18n.t(advice.level === 'consider' ? 'listing.consider' : 'listing.look')}</p>
          <ul className="cg-why">
            {advice.triggers.map((trigger) => (
              <li key={trigger.why}>
                {triggerText(trigger)}
                {unverifiedMark(trigger.why === 'top-of-range' && advice.unverified?.includes('topShare'))}
              </li>
            ))}
            {advice.signs.map((sign) => (
              <li key={sign.why} className="cg-muted">
                {signText(sign)}
                {unverifiedMark(sign.why === 'large-fine' && advice.unverified?.includes('largeFine'))}
              </li>
            ))}
            {advice.counters.map((counter) => (
              <li key={counter.why} data-against="">
                {counterText(counter)}
              </li>
            ))}
          </ul>
          <Articles listing={listing} />
        </>
      )}
    </div>
  );
}

function Articles({ listing: { advice } }: { readonly listing: ListingView }) {
  if (advice.articles.length === 0) return <p className="cg-muted">{i18n.t('listing.noArticle')}</p>;
  return (
    <dl className="cg-facts cg-short">
      <div>
        <dt>{i18n.t('listing.articles')}</dt>
        <dd>
          {advice.articles.map(({ code, article, field, because, unverified }) => (
            <span key={code} className="cg-article">
              {i18n.t('listing.article', [article, field])}
              {unverifiedMark(unverified)} <span className="cg-muted">{because.slice(0, 3).join(i18n.t('common.comma'))}</span>
            </span>
          ))}
        </dd>
      </div>
    </dl>
  );
}
