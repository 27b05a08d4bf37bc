import { useId } from 'react';
import { i18n } from '#i18n';

export interface LookupFormProps {
  readonly text: string;
  readonly busy: boolean;
  readonly canClear: boolean;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onClear: () => void;
}

/** One field for a name or a code; Enter submits. */
export function LookupForm({ text, busy, canClear, onText, onSubmit, onClear }: LookupFormProps) {
  const id = useId();
  return (
    <form
      className="cg-lookup"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSubmit();
      }}
    >
      <label htmlFor={id}>{i18n.t('popup.lookupLabel')}</label>
      <div className="cg-lookup-row">
        <input id={id} type="text" autoComplete="off" spellCheck={false} maxLength={200} autoFocus value={text} placeholder={i18n.t('popup.lookupPlaceholder')} onChange={(event) => onText(event.target.value)} />
        <button type="submit" className="cg-button cg-primary" disabled={busy || text.trim() === ''}>
          {i18n.t('popup.lookupButton')}
        </button>
      </div>
      <p className="cg-hint">
        {i18n.t('popup.lookupHint')}
        {canClear ? (
          <button type="button" className="cg-link" onClick={onClear}>
            {i18n.t('popup.clear')}
          </button>
        ) : null}
      </p>
    </form>
  );
}
