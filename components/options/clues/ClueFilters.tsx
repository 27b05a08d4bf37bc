import { Button, Input, Select } from 'antd';
import { useId } from 'react';
import { i18n } from '#i18n';
import { CLUE_STATES, type ClueFilter } from '../../../lib/clue/index.ts';
import { REG_FIELDS, type RegField } from '../../../lib/shared/reg-fields.ts';
import { clueFieldText, clueStateText } from '../../../lib/ui/clue-words.ts';

interface Props {
  readonly filter: ClueFilter;
  readonly bodies: readonly string[];
  readonly onFilter: (filter: ClueFilter) => void;
}

/** By state, field, body, days of registration and words. */
export function ClueFilters({ filter, bodies, onFilter }: Props) {
  const ids = useId();
  const change = (part: ClueFilter) => onFilter({ ...filter, ...part });
  const given = (value: string) => (value === '' ? undefined : value);
  return (
    <div className="cg-bar" role="search" aria-label={i18n.t('clues.filters')}>
      <Select<NonNullable<ClueFilter['state']> | ''>
        aria-label={i18n.t('clueColumn.state')}
        style={{ width: 140 }}
        value={filter.state ?? ''}
        onChange={(state) => change({ state: state === '' ? undefined : state })}
        options={[
          { value: 'open', label: i18n.t('clues.open') },
          { value: 'late', label: i18n.t('clues.lateOnly') },
          ...CLUE_STATES.map((state) => ({ value: state, label: clueStateText(state) })),
          { value: '', label: i18n.t('clues.allStates') },
        ]}
      />
      <Select<RegField | ''>
        aria-label={i18n.t('clueColumn.field')}
        style={{ width: 200 }}
        value={filter.field ?? ''}
        onChange={(field) => change({ field: field === '' ? undefined : field })}
        options={[{ value: '', label: i18n.t('clues.allFields') }, ...REG_FIELDS.map((field) => ({ value: field, label: clueFieldText(field) }))]}
      />
      <Select<string>
        aria-label={i18n.t('clueColumn.body')}
        style={{ width: 200 }}
        value={filter.body ?? ''}
        onChange={(body) => change({ body: given(body) })}
        options={[{ value: '', label: i18n.t('clues.allBodies') }, ...bodies.map((body) => ({ value: body, label: body }))]}
      />
      <label htmlFor={`${ids}from`}>{i18n.t('clues.from')}</label>
      <input id={`${ids}from`} className="cg-date" type="date" value={filter.from ?? ''} onChange={(event) => change({ from: given(event.target.value) })} />
      <label htmlFor={`${ids}to`}>{i18n.t('clues.to')}</label>
      <input id={`${ids}to`} className="cg-date" type="date" value={filter.to ?? ''} onChange={(event) => change({ to: given(event.target.value) })} />
      <Input aria-label={i18n.t('clues.search')} placeholder={i18n.t('clues.search')} style={{ width: 220 }} value={filter.text ?? ''} onChange={(event) => change({ text: event.target.value })} />
      <Button onClick={() => onFilter({})}>{i18n.t('clues.clear')}</Button>
    </div>
  );
}
