import { Button, Input, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { isDay } from '../../../lib/shared/index.ts';
import { FIELDS, type NewCase, type RegField } from '../../../lib/stats/index.ts';
import { regFieldText } from '../../../lib/ui/stats-words.ts';

interface CaseFormProps {
  /** What is known: of a record nearly all, by hand the day. */
  readonly start: Partial<NewCase>;
  /** Undefined once it is on disk. */
  readonly onSave: (one: NewCase) => Promise<string | undefined>;
  readonly onClose: () => void;
}

/** A case that was made known to the public: when, where, and whose it is. */
export function CaseForm({ start, onSave, onClose }: CaseFormProps) {
  const ids = useId();
  const [given, setGiven] = useState<NewCase>({ publishedOn: '', field: 'other', name: '', authority: '', ...start });
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const set = (part: Partial<NewCase>) => setGiven({ ...given, ...part });
  const save = async () => {
    if (given.name.trim() === '') return setSaid(i18n.t('annex.needName'));
    if (!isDay(given.publishedOn)) return setSaid(i18n.t('annex.needDay'));
    setBusy(true);
    const fault = await onSave({ ...given, name: given.name.trim(), authority: given.authority.trim() });
    setBusy(false);
    return fault === undefined ? onClose() : setSaid(fault);
  };
  const line = (key: 'name' | 'authority' | 'docNo' | 'where', label: string) => (
    <label className="cg-case-line" htmlFor={`${ids}${key}`}>
      <span>{label}</span>
      <Input id={`${ids}${key}`} value={given[key] ?? ''} maxLength={key === 'docNo' ? 200 : 300} onChange={(event) => set({ [key]: event.target.value })} />
    </label>
  );
  return (
    <Modal
      open
      title={start.record === undefined ? i18n.t('annex.addCase') : i18n.t('annex.mark')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {i18n.t('common.cancel')}
        </Button>,
        <Button key="save" type="primary" loading={busy} onClick={() => void save()}>
          {i18n.t('common.save')}
        </Button>,
      ]}
    >
      <div className="cg-stack">
        {line('name', i18n.t('annex.caseName'))}
        <div className="cg-case-line">
          <span>{i18n.t('stats.field')}</span>
          <Select<RegField> aria-label={i18n.t('stats.field')} value={given.field} onChange={(field) => set({ field })} options={FIELDS.map((field) => ({ value: field, label: regFieldText(field) }))} />
        </div>
        {line('authority', i18n.t('annex.caseAuthority'))}
        {line('docNo', i18n.t('annex.caseDocNo'))}
        <label className="cg-case-line" htmlFor={`${ids}day`}>
          <span>{i18n.t('annex.casePublishedOn')}</span>
          <input id={`${ids}day`} className="cg-date" type="date" value={given.publishedOn} onChange={(event) => set({ publishedOn: event.target.value })} />
        </label>
        {line('where', i18n.t('annex.caseWhere'))}
        <div role="alert">{said}</div>
      </div>
    </Modal>
  );
}
