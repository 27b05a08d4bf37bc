import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import { effectText, freshnessText, instantText, listAgeText, listKindText, localNameText, loweredText, syncReasonText, trustText } from '../../lib/ui/index.ts';
import { citation } from '../../lib/ui/unverified.ts';

/** Which lists the answer was drawn from: version, day, age, signature. */
export function ListsUsed({ verdict }: { readonly verdict: Verdict }) {
  if (verdict.lists.length === 0) return null;
  return (
    <section className="cg-section">
      <h3>{i18n.t('overlay.listTitle')}</h3>
      {verdict.lists.map((facts) => {
        const version = facts.version === undefined ? '' : i18n.t('overlay.listVersion', [String(facts.version)]);
        const asOf = facts.asOf === undefined ? '' : i18n.t('overlay.listAsOf', [facts.asOf]);
        const trusted = facts.freshness === 'fresh' && facts.trust === 'signed';
        return (
          <div key={facts.id} className="cg-list">
            <p>
              {listKindText(facts.kind)} <span className={trusted ? 'cg-tag cg-quiet' : 'cg-tag'}>{freshnessText(facts.freshness)}</span>{' '}
              {facts.version === undefined ? null : <span className={facts.trust === 'signed' ? 'cg-tag cg-quiet' : 'cg-tag'}>{trustText(facts.trust)}</span>}
            </p>
            <p className="cg-muted">{[facts.trust === 'local' ? localNameText(facts.id) : '', version, asOf, listAgeText(facts)].filter((part) => part !== '').join(i18n.t('common.clause'))}</p>
            {facts.freshness === 'fresh' || facts.lastOutcome === undefined ? null : (
              <p className="cg-muted">{[i18n.t('popup.outcome'), syncReasonText(facts.lastOutcome)].join(i18n.t('common.colon'))}</p>
            )}
            {facts.lastVerifiedAt === undefined ? null : <p className="cg-muted">{i18n.t('overlay.listVerified', [instantText(facts.lastVerifiedAt)])}</p>}
          </div>
        );
      })}
    </section>
  );
}

/** Effects beyond the route itself: what inspectors and case handlers are advised. `planned`: how often to inspect is said elsewhere. */
export function Advice({ verdict, planned = false }: { readonly verdict: Verdict; readonly planned?: boolean }) {
  const advice = verdict.effects.filter(({ effect }) => (effect === 'advise-inspection-frequency' && !planned) || effect === 'advise-listing' || effect === 'remind-person');
  if (advice.length === 0) return null;
  return (
    <section className="cg-section">
      <h3>{i18n.t('overlay.advice')}</h3>
      <ul className="cg-plain">
        {advice.map(({ effect }) => (
          <li key={effect}>{effectText(effect)}</li>
        ))}
      </ul>
    </section>
  );
}

/** The law that each effect rests on, as an officer would cite it. */
export function LegalBasisList({ verdict }: { readonly verdict: Verdict }) {
  const effects = verdict.effects.filter(({ basis, effect }) => basis.length > 0 && effect !== 'count');
  if (effects.length === 0) return null;
  return (
    <details className="cg-section cg-more">
      <summary>{i18n.t('overlay.legalTitle')}</summary>
      {effects.map(({ effect, basis, loweredBy }) => (
        <div key={effect} className="cg-law">
          <h4>
            {effectText(effect)}
            {loweredBy === undefined ? null : <span className="cg-tag">{loweredText(loweredBy)}</span>}
          </h4>
          <ul className="cg-plain">
            {basis.map((item) => (
              <li key={item.id}>
                {citation(item)}
                <span className="cg-muted cg-block">{item.summary}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

/** Where to check, and what a party may do, in neutral words. */
export function Remedies({ verdict }: { readonly verdict: Verdict }) {
  const authorities = [...new Set(verdict.findings.map((finding) => finding.listingAuthority))];
  const [only] = authorities;
  return (
    <details className="cg-section cg-more">
      <summary>{i18n.t('overlay.remedyTitle')}</summary>
      <ul className="cg-plain">
        <li>{i18n.t('overlay.remedyVerify')}</li>
        <li>{authorities.length === 1 && only !== undefined ? i18n.t('overlay.remedyAuthority', [only]) : i18n.t('overlay.remedyAuthorityAny')}</li>
        <li>{i18n.t('overlay.remedyRepair')}</li>
        <li>{i18n.t('overlay.remedyStale')}</li>
      </ul>
    </details>
  );
}
