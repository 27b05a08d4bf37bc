import { i18n } from '#i18n';
import type { Evidence } from '../../lib/site/index.ts';
import { reasonsText } from '../verdict/Why.tsx';

export interface FieldRowProps {
  readonly name: string;
  /** What the page shows there now; `undefined` when nothing was found. */
  readonly value: string | undefined;
  /** How it is found again, in words. */
  readonly how: string | undefined;
  readonly choices?: readonly string[];
  /** Why generic reading takes this place for the field. */
  readonly why?: readonly Evidence[];
  readonly busy: boolean;
  readonly onPick: () => void;
  readonly onClear?: () => void;
  readonly onChoose?: (index: number) => void;
}

/** One thing on the page: what it is, what stands there, how it is found, and the way to point at it anew. */
export function FieldRow({ name, value, how, choices = [], why, busy, onPick, onClear, onChoose }: FieldRowProps) {
  return (
    <li className="cg-field">
      <div className="cg-field-head">
        <strong>{name}</strong>
        <button type="button" className="cg-button cg-small" aria-label={i18n.t('editor.pickOf', [name])} disabled={busy} onClick={onPick}>
          {i18n.t('editor.pick')}
        </button>
        {how === undefined || onClear === undefined ? null : (
          <button type="button" className="cg-link" aria-label={i18n.t('editor.clearOf', [name])} disabled={busy} onClick={onClear}>
            {i18n.t('editor.clear')}
          </button>
        )}
      </div>
      <p className={value === undefined || value === '' ? 'cg-muted' : 'cg-value'}>{value === undefined ? i18n.t(how === undefined ? 'editor.notFound' : 'editor.lost') : value === '' ? i18n.t('editor.emptyNow') : value}</p>
      {choices.length > 1 && onChoose !== undefined ? (
        <label className="cg-how">
          {i18n.t('editor.how')}
          <select value={0} disabled={busy} onChange={(event) => onChoose(Number(event.target.value))}>
            {choices.map((choice, index) => (
              <option key={choice} value={index}>
                {choice}
              </option>
            ))}
          </select>
        </label>
      ) : how === undefined ? null : (
        <p className="cg-how">
          {i18n.t('editor.how')} {how}
        </p>
      )}
      {why === undefined || why.length === 0 ? null : (
        <details className="cg-why">
          <summary>{i18n.t('editor.why', [name])}</summary>
          <p>{reasonsText(why)}</p>
        </details>
      )}
    </li>
  );
}
