import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Officer } from '../../lib/policy/index.ts';

interface OfficerSectionProps {
  readonly officer: Officer | undefined;
  readonly editable: boolean;
  readonly onSave: (officer: Officer) => Promise<readonly string[]>;
}

/** Who works at this desk: written into every judgement and decision, and not allowed to be their own second signer. */
export function OfficerSection({ officer, editable, onSave }: OfficerSectionProps) {
  const [id, setId] = useState(officer?.id ?? '');
  const [name, setName] = useState(officer?.name ?? '');
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null);
  const ids = useId();
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const problems = await onSave({ id: id.trim(), ...(name.trim() === '' ? {} : { name: name.trim() }) });
    setSaid(problems.length === 0 ? { good: true, text: i18n.t('common.saved') } : { good: false, text: problems.join(i18n.t('common.clause')) });
  };
  return (
    <section className="cg-card" aria-labelledby="cg-officer">
      <h2 id="cg-officer">{i18n.t('panel.officer')}</h2>
      <p className="cg-muted">{i18n.t(editable ? 'panel.officerHelp' : 'panel.officerManaged')}</p>
      {editable ? (
        <form className="cg-officer" onSubmit={(event) => void save(event)}>
          <label htmlFor={`${ids}id`}>{i18n.t('panel.officerId')}</label>
          <input id={`${ids}id`} value={id} maxLength={40} required autoComplete="off" onChange={(event) => setId(event.target.value)} />
          <label htmlFor={`${ids}name`}>{i18n.t('panel.officerName')}</label>
          <input id={`${ids}name`} value={name} maxLength={40} autoComplete="off" onChange={(event) => setName(event.target.value)} />
          <button type="submit" className="cg-button cg-primary">
            {i18n.t('common.save')}
          </button>
          <p role="status" className={said?.good === false ? 'cg-refused' : 'cg-muted'}>
            {said?.text ?? ''}
          </p>
        </form>
      ) : (
        <p>
          <strong>{officer?.name ?? officer?.id}</strong>
          {officer?.name === undefined ? null : <span className="cg-muted"> {officer.id}</span>}
        </p>
      )}
    </section>
  );
}
