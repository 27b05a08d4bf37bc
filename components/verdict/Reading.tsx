import { i18n } from '#i18n';
import type { CheckReason, Verdict } from '../../lib/check/index.ts';
import { checkReasonText, checksumText, codeKindText, groupCode, listAgeText, listKindText } from '../../lib/ui/index.ts';
import { NoteIcon } from './icons.tsx';
import { listWarnings, splitReasons } from './model.ts';

/** What is wrong with the list, above everything else. */
export function ListWarnings({ verdict }: { readonly verdict: Verdict }) {
  const reasons = listWarnings(verdict);
  if (reasons.length === 0) return null;
  const old = verdict.lists.filter((facts) => facts.freshness !== 'fresh' && facts.asOf !== undefined);
  return (
    <div className="cg-warnings">
      <Notices reasons={reasons} />
      {old.map((facts) => (
        <p key={facts.id}>
          {[listKindText(facts.kind), i18n.t('overlay.listAsOf', [facts.asOf ?? '']), listAgeText(facts)].filter((part) => part !== '').join(i18n.t('common.clause'))}
        </p>
      ))}
    </div>
  );
}

/** The applicant as the page gave it, with everything that makes the reading doubtful. */
export function Reading({ verdict }: { readonly verdict: Verdict }) {
  const { name, code, codeKind, codeChecksum, codeSuggestion, legalRep } = verdict.applicant;
  const { reading } = splitReasons(verdict);
  // The long official name of the usual kind would break over two lines in the narrow label column.
  const kind = codeKind === undefined || codeKind === 'uscc' ? i18n.t('overlay.code') : codeKindText(codeKind);
  // 'masked' and 'unknown' are already said by the label; a passed check needs no words.
  const check = codeChecksum === 'invalid' ? checksumText('invalid') : undefined;
  return (
    <section className="cg-section">
      <h3>{i18n.t(verdict.pageKind === 'manual' ? 'overlay.typedTitle' : 'overlay.readTitle')}</h3>
      <dl className="cg-facts">
        {name === undefined ? null : <Row label={i18n.t('by.name')} value={name} />}
        {code === undefined ? null : <Row label={kind} value={groupCode(code)} note={check} code />}
        {legalRep === undefined ? null : <Row label={i18n.t('read.legalRep')} value={legalRep} />}
      </dl>
      {codeSuggestion === undefined ? null : (
        <p className="cg-suggestion">
          <strong>{i18n.t('overlay.suggestion', [groupCode(codeSuggestion)])}</strong>
          <span>{i18n.t('overlay.suggestionNote')}</span>
        </p>
      )}
      <Notices reasons={reading} />
    </section>
  );
}

function Row({ label, value, note, code }: { readonly label: string; readonly value: string; readonly note?: string; readonly code?: boolean }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span className={code === true ? 'cg-code' : undefined}>{value}</span>
        {note === undefined ? null : <span className="cg-tag">{note}</span>}
      </dd>
    </div>
  );
}

function Notices({ reasons }: { readonly reasons: readonly CheckReason[] }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="cg-notices">
      {reasons.map((reason) => (
        <li key={reason}>
          <NoteIcon />
          <span>{checkReasonText(reason)}</span>
        </li>
      ))}
    </ul>
  );
}
