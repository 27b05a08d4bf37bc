import { Empty, Table } from 'antd';
import { i18n } from '#i18n';
import { behind, FIGURES, linkText, type Counts, type Dimension, type Figure, type FigureQuery, type SummaryRow } from '../../../lib/stats/index.ts';
import { countText } from '../../../lib/ui/index.ts';
import { figureText, keyText } from '../../../lib/ui/stats-words.ts';

interface FigureTableProps {
  readonly dimension: Dimension;
  readonly rows: readonly SummaryRow[];
  readonly total: Counts;
  /** The period and what the page is narrowed to. */
  readonly within: Omit<FigureQuery, 'figure'>;
}

/** Every figure is a link to exactly the records that it counts. */
export function FigureTable({ dimension, rows, total, within }: FigureTableProps) {
  const cell = (figure: Figure, counts: Counts, key?: string) => {
    const query = { ...within, figure };
    const label = key === undefined ? i18n.t('stats.total') : keyText(dimension, key);
    return <FigureLink query={key === undefined ? query : behind(query, dimension, key)} label={label} count={counts[figure]} />;
  };
  return (
    <Table<SummaryRow>
      size="small"
      rowKey="key"
      dataSource={[...rows]}
      pagination={{ pageSize: 31, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={i18n.t('stats.empty')} /> }}
      columns={[
        { title: i18n.t(`stats.column.${dimension}`), render: (_, { key }) => keyText(dimension, key) },
        ...FIGURES.map((figure) => ({ title: figureText(figure), width: 94, align: 'right' as const, render: (_: unknown, { key, counts }: SummaryRow) => cell(figure, counts, key) })),
      ]}
      summary={() =>
        rows.length < 2 ? null : (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{i18n.t('stats.total')}</Table.Summary.Cell>
            {FIGURES.map((figure, index) => (
              <Table.Summary.Cell key={figure} index={index + 1} align="right">
                {cell(figure, total)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        )
      }
    />
  );
}

interface FigureLinkProps {
  readonly query: FigureQuery;
  readonly label: string;
  readonly count: number;
}

/** Nothing lies behind a nought. */
export function FigureLink({ query, label, count }: FigureLinkProps) {
  if (count === 0) return <span className="cg-nought">0</span>;
  return (
    <a className="cg-figure" href={`#/records?${linkText(query)}`} aria-label={i18n.t('stats.open', [label, figureText(query.figure), countText(count)])}>
      {countText(count)}
    </a>
  );
}
