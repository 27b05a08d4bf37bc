import { Button, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { GROUND_CODES } from '../../../lib/list/index.ts';
import { INSPECTION_LEVELS, type PolicyProblem } from '../../../lib/policy/index.ts';
import { groundCodeText, inspectionLevelText } from '../../../lib/ui/index.ts';
import { Problems, type Save } from '../Problems.tsx';
import { EMPTY_DRAFT, KINDS, usualLevel, WHOM, type NumberDraft, type NumberKind } from './numbers.ts';
import { kindText, whomText } from './words.ts';

interface NumberFormProps {
  readonly onSave: Save<NumberDraft>;
  readonly onClose: () => void;
}

const LIMITS: Readonly<Record<NumberKind, readonly [least: number, most: number]>> = { times: [1, 52], ratio: [0.01, 100], cap: [0, 366] };

/** One number of the office's own, with the document that has it and its day: without these it is not taken. */
export function NumberForm({ onSave, onClose }: NumberFormProps) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const id = useId();
  const set = (change: Partial<NumberDraft>) => setDraft({ ...draft, ...change });
  const save = async (event: React.FormEvent) => {
    event.preventDefault();
    const found = await onSave(draft);
    setProblems(found);
    if (found.length === 0) onClose();
  };
  const [least, most] = LIMITS[draft.kind];
  const row = (name: string, label: string, control: React.ReactNode) => (
    <div className="cg-number-row">
      <label htmlFor={`${id}${name}`}>{label}</label>
      <span>{control}</span>
    </div>
  );
  return (
    <form className="cg-number-form" aria-label={i18n.t('numbers.add')} onSubmit={(event) => void save(event)}>
      {row('kind', i18n.t('numbers.kind'), <Select<NumberKind> id={`${id}kind`} style={{ width: 220 }} value={draft.kind} onChange={(kind) => set({ kind, number: kind === 'ratio' ? 10 : 2 })} options={KINDS.map((kind) => ({ value: kind, label: kindText(kind) }))} />)}
      {row('whom', i18n.t('numbers.whom'), <Select id={`${id}whom`} style={{ width: 300 }} value={draft.whom} onChange={(whom) => set({ whom, level: usualLevel(whom) })} options={WHOM.map((whom) => ({ value: whom, label: whomText(whom) }))} />)}
      {row('fields', i18n.t('numbers.fields'), <Select<NumberDraft['fields'][number][]> id={`${id}fields`} mode="multiple" style={{ width: 420 }} placeholder={i18n.t('numbers.allFields')} value={[...draft.fields]} onChange={(fields) => set({ fields })} options={GROUND_CODES.map((code) => ({ value: code, label: groundCodeText(code) }))} />)}
      {row('regions', i18n.t('numbers.regions'), <Input id={`${id}regions`} style={{ width: 300 }} inputMode="numeric" placeholder={i18n.t('numbers.allRegions')} value={draft.regions} maxLength={200} onChange={({ target }) => set({ regions: target.value })} />)}
      {draft.kind === 'cap' ? null : row('level', i18n.t('numbers.level'), <Select id={`${id}level`} style={{ width: 300 }} value={draft.level} onChange={(level) => set({ level })} options={INSPECTION_LEVELS.map((level) => ({ value: level, label: inspectionLevelText(level) }))} />)}
      {row(
        'number',
        i18n.t(draft.kind === 'ratio' ? 'numbers.percent' : draft.kind === 'cap' ? 'numbers.most' : 'numbers.least'),
        <>
          <InputNumber id={`${id}number`} style={{ width: 90 }} min={least} max={most} {...(draft.kind === 'ratio' ? {} : { precision: 0 })} value={draft.number} onChange={(number) => set({ number: number ?? least })} />
          {draft.kind === 'times' ? (
            <label className="cg-number-years">
              {i18n.t('numbers.years')}
              <InputNumber style={{ width: 64 }} min={1} max={5} precision={0} value={draft.years} onChange={(years) => set({ years: years ?? 1 })} />
            </label>
          ) : null}
        </>,
      )}
      {draft.kind === 'cap' ? row('exceptions', i18n.t('inspectionAdvice.exceptions'), <Input id={`${id}exceptions`} style={{ width: 420 }} maxLength={500} value={draft.exceptions} onChange={({ target }) => set({ exceptions: target.value })} />) : null}
      {row('document', i18n.t('numbers.document'), <Input id={`${id}document`} style={{ width: 420 }} maxLength={300} required value={draft.document} onChange={({ target }) => set({ document: target.value })} />)}
      {row('day', i18n.t('numbers.day'), <input id={`${id}day`} className="cg-date" type="date" required value={draft.day} onChange={({ target }) => set({ day: target.value })} />)}
      <Problems problems={problems} title={i18n.t('options.refused')} />
      <div className="cg-bar">
        <Button type="primary" htmlType="submit">
          {i18n.t('common.save')}
        </Button>
        <Button onClick={onClose}>{i18n.t('common.cancel')}</Button>
      </div>
    </form>
  );
}
