import { Select, Table } from 'antd';
import { i18n } from '#i18n';
import { TARGETS, type ChosenColumn, type Inspection, type Target } from '../../../lib/list/import/index.ts';
import { columnText } from '../../../lib/ui/index.ts';
import { cellText } from './cell-text.ts';

interface Props {
  readonly inspection: Inspection;
  readonly columns: readonly ChosenColumn[];
  /** What a column may mean here; of a list unless said otherwise. */
  readonly targets?: readonly Target[];
  readonly onChange: (columns: readonly ChosenColumn[]) => void;
}

/** Which column means what: proposed by its heading, changed by hand. */
export function ColumnTable({ inspection, columns, targets = TARGETS, onChange }: Props) {
  const options = targets.map((value) => ({ value, label: columnText(value) }));
  const choose = (index: number, target: Target) => onChange(columns.map((column, at) => (at === index ? { ...column, target } : column)));
  return (
    <Table
      size="small"
      pagination={false}
      rowKey="index"
      dataSource={columns.map((column, index) => ({ ...column, index }))}
      columns={[
        { title: i18n.t('fileImport.heading'), dataIndex: 'heading', render: (heading: string, { index }) => nameOf(heading, index) },
        { title: i18n.t('fileImport.example'), key: 'example', ellipsis: true, render: (_, { index, target }) => (target === 'personal' ? '—' : exampleOf(inspection, index)) },
        {
          title: i18n.t('fileImport.meaning'),
          key: 'target',
          width: 260,
          render: (_, { heading, index, target }) => (
            <Select<Target> className="cg-wide" value={target} options={options} showSearch={{ optionFilterProp: 'label' }} onChange={(value) => choose(index, value)} aria-label={`${i18n.t('fileImport.meaning')} ${nameOf(heading, index)}`} />
          ),
        },
      ]}
    />
  );
}

function nameOf(heading: string, index: number): string {
  return heading === '' ? i18n.t('fileImport.noHeading', [String(index + 1)]) : heading;
}

function exampleOf({ rows }: Inspection, index: number): string {
  return rows.map(({ cells }) => cellText(cells[index])).find((text) => text !== '') ?? '';
}
