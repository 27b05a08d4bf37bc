import { Button } from 'antd';
import { i18n } from '#i18n';
import { ANNEX_COLUMNS, FIELDS, type AnnexColumn, type AnnexTable, type RegField } from '../../../lib/stats/index.ts';
import { countText } from '../../../lib/ui/index.ts';
import { annexColumnText, annexRowText } from '../../../lib/ui/annex-words.ts';

export interface AnnexCell {
  readonly column: AnnexColumn;
  /** Absent in the last row. */
  readonly field?: RegField;
}

interface AnnexTableViewProps {
  readonly table: AnnexTable;
  readonly header: readonly string[];
  readonly onOpen: (cell: AnnexCell) => void;
}

/** The form, row by row as it is handed in; every figure opens what it counts. */
export function AnnexTableView({ table, header, onOpen }: AnnexTableViewProps) {
  const figure = (column: AnnexColumn, field: RegField | undefined) => {
    const count = (field === undefined ? table.total : table.rows[field])[column];
    if (count === 0) return 0;
    return (
      <Button type="link" size="small" className="cg-figure" aria-label={i18n.t('annex.open', [annexRowText(field), annexColumnText(column), countText(count)])} onClick={() => onOpen({ column, ...(field === undefined ? {} : { field }) })}>
        {countText(count)}
      </Button>
    );
  };
  return (
    <table className="cg-annex">
      <caption>
        <strong>{i18n.t('annex.title')}</strong>
        <span className="cg-annex-lines">
          {header.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col">{i18n.t('annex.fieldColumn')}</th>
          {ANNEX_COLUMNS.map((column) => (
            <th key={column} scope="col">
              {annexColumnText(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...FIELDS, undefined].map((field) => (
          <tr key={field ?? 'total'}>
            <th scope="row">{annexRowText(field)}</th>
            {ANNEX_COLUMNS.map((column) => (
              <td key={column}>{figure(column, field)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
