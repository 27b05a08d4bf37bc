import { useId } from 'react';
import { i18n } from '#i18n';
import type { GroundCode } from '../../lib/list/index.ts';
import type { WorklistAnswer } from '../../lib/messaging/index.ts';
import { groundText, workSourceText } from '../../lib/ui/index.ts';
import { WORK_SOURCES, type WorkFilter, type WorkSource } from '../../lib/worklist/index.ts';

interface FiltersProps {
  readonly answer: Pick<Extract<WorklistAnswer, { ok: true }>, 'regions' | 'fields'>;
  readonly filter: WorkFilter;
  readonly onFilter: (filter: WorkFilter) => void;
}

export function Filters({ answer, filter, onFilter }: FiltersProps) {
  return (
    <section className="cg-work-filters" role="search" aria-label={i18n.t('worklist.filters')}>
      <Field label={i18n.t('worklist.text')}>{(id) => <input id={id} type="search" value={filter.text ?? ''} maxLength={100} autoComplete="off" onChange={({ target }) => onFilter({ ...filter, text: target.value === '' ? undefined : target.value })} />}</Field>
      <Choice label={i18n.t('worklist.field')} value={filter.field} options={answer.fields.map((field) => [field, groundText(field)])} onChange={(field) => onFilter({ ...filter, field: field as GroundCode | undefined })} />
      <Choice label={i18n.t('worklist.region')} value={filter.region} options={answer.regions.map((region) => [region, region])} onChange={(region) => onFilter({ ...filter, region })} />
      <Choice label={i18n.t('worklist.source')} value={filter.source} options={WORK_SOURCES.map((source) => [source, workSourceText(source)])} onChange={(source) => onFilter({ ...filter, source: source as WorkSource | undefined })} />
    </section>
  );
}

function Choice({ label, value, options, onChange }: { readonly label: string; readonly value: string | undefined; readonly options: readonly (readonly [string, string])[]; readonly onChange: (value: string | undefined) => void }) {
  // What is chosen stays in the list though an update of the lists has taken the last party of it away.
  const shown = value === undefined || options.some(([option]) => option === value) ? options : [...options, [value, value] as const];
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value={value ?? ''} onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}>
          <option value="">{i18n.t('worklist.any')}</option>
          {shown.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => React.ReactNode }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
