import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';

/** Listed names like the one that was looked up: information, folded away, and said to be no more. */
export function NearNames({ near }: { readonly near: Verdict['near'] }) {
  if (near === undefined || near.length === 0) return null;
  return (
    <details className="cg-near">
      <summary>{i18n.t('near.title', [String(near.length)])}</summary>
      <p className="cg-muted">{i18n.t('near.note')}</p>
      <ul>
        {near.map(({ name, code, authority, listedOn, removed }) => (
          <li key={`${name} ${code ?? ''} ${listedOn}`}>
            <span className="cg-block">{name}</span>
            <span className="cg-block cg-muted">{[code, authority, i18n.t('near.listedOn', [listedOn]), removed ? i18n.t('near.removed') : undefined].filter((part) => part !== undefined).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
