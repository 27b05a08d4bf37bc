import { useState } from 'react';
import { i18n } from '#i18n';
import type { BatchRow } from '../../../lib/batch/index.ts';
import { rowRepeatText, rowRiskText, rowWhyText } from '../../../lib/ui/batch-words.ts';
import { groupCode, outcomeText } from '../../../lib/ui/index.ts';

/** One height for all rows, so that any of 100,000 can be found by its place. */
const ROW_PX = 44;
const VIEW_PX = 528;
const SPARE = 8;

const COLUMNS = ['line', 'name', 'code', 'outcome', 'why', 'listed', 'listedOn', 'repeat', 'risk'] as const;

/** Only the rows in view are drawn; the browser scrolls, so that keys and wheels do what they do everywhere. */
export function ResultTable({ rows }: { readonly rows: readonly BatchRow[] }) {
  const [top, setTop] = useState(0);
  const first = Math.max(0, Math.floor(top / ROW_PX) - SPARE);
  const last = Math.min(rows.length, Math.ceil((top + VIEW_PX) / ROW_PX) + SPARE);
  if (rows.length === 0) return <p className="cg-dim">{i18n.t('batch.noRows')}</p>;
  return (
    <section className="cg-results" tabIndex={0} aria-label={i18n.t('batch.results')} style={{ maxHeight: VIEW_PX }} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <table aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={`cg-col-${column}`}>
                {i18n.t(`batch.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Space height={first * ROW_PX} />
          {rows.slice(first, last).map((row, index) => (
            <tr key={first + index} aria-rowindex={first + index + 2}>
              {cellsOf(row).map((text, at) => (
                <td key={COLUMNS[at]} className={COLUMNS[at] === 'code' ? 'cg-mono' : undefined}>
                  <span className="cg-clamp" title={text}>
                    {text}
                  </span>
                </td>
              ))}
            </tr>
          ))}
          <Space height={(rows.length - last) * ROW_PX} />
        </tbody>
      </table>
    </section>
  );
}

function Space({ height }: { readonly height: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden="true" style={{ height }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  );
}

function cellsOf(row: BatchRow): string[] {
  const { finding } = row;
  return [String(row.line), row.name ?? '—', row.code === undefined ? '—' : groupCode(row.code), outcomeText(row.outcome), rowWhyText(row), finding?.listedName ?? '—', finding?.listedOn ?? '—', rowRepeatText(row), rowRiskText(row)];
}
