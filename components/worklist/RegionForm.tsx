import { useId, useState } from 'react';
import { i18n } from '#i18n';

interface RegionFormProps {
  readonly regions: readonly string[];
  readonly managed: boolean;
  readonly onSave: (regions: readonly string[]) => Promise<readonly string[]>;
}

/** The regions that this office looks after. Open until there are some. */
export function RegionForm({ regions, managed, onSave }: RegionFormProps) {
  const [open, setOpen] = useState(regions.length === 0 && !managed);
  const [text, setText] = useState(regions.join(' '));
  const [fault, setFault] = useState('');
  const id = useId();
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const problems = await onSave(text.split(/[\s,，、;；]+/u).filter((code) => code !== ''));
    setFault(problems.join(i18n.t('common.clause')));
    if (problems.length === 0) setOpen(false);
  };
  if (!open) {
    return (
      <p className="cg-work-regions">
        <span className="cg-muted">{i18n.t('worklist.regions')}</span> <strong>{regions.length === 0 ? i18n.t('worklist.regionsNone') : regions.join(i18n.t('common.comma'))}</strong>{' '}
        {managed ? (
          <span className="cg-muted">{i18n.t('worklist.regionsManaged')}</span>
        ) : (
          <button type="button" className="cg-link" onClick={() => setOpen(true)} aria-label={`${i18n.t('worklist.change')} ${i18n.t('worklist.regions')}`}>
            {i18n.t('worklist.change')}
          </button>
        )}
      </p>
    );
  }
  return (
    <form className="cg-work-form" onSubmit={(event) => void save(event)}>
      <label htmlFor={id}>{i18n.t('worklist.regions')}</label>
      <div className="cg-lookup-row">
        <input id={id} value={text} inputMode="numeric" autoComplete="off" maxLength={700} aria-describedby={`${id}help`} aria-invalid={fault !== ''} onChange={(event) => setText(event.target.value)} />
        <button type="submit" className="cg-button cg-primary">
          {i18n.t('common.save')}
        </button>
      </div>
      <p id={`${id}help`} className="cg-muted">
        {i18n.t('worklist.regionsHelp')}
      </p>
      {fault === '' ? null : (
        <p className="cg-refused" role="alert">
          {fault}
        </p>
      )}
    </form>
  );
}
