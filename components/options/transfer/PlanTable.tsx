import { Table, Tag } from 'antd';
import { i18n } from '#i18n';
import type { ItemKind, PlannedItem } from '../../../lib/configuration/index.ts';
import { ownLanguage } from '../../../lib/ui/own-language.ts';
import { itemText, valueText } from './item-words.ts';

const COLOURS: Readonly<Record<ItemKind, string>> = { add: 'green', change: 'gold', same: 'default', managed: 'default', invalid: 'red' };
const ORDER: readonly ItemKind[] = ['invalid', 'managed', 'change', 'add', 'same'];

/** What an import would change, value by value; those that cannot be taken say why. */
export function PlanTable({ items, chosen, onChosen }: { readonly items: readonly PlannedItem[]; readonly chosen: readonly string[]; readonly onChosen: (paths: readonly string[]) => void }) {
  const count = (kind: ItemKind) => items.filter((item) => item.kind === kind).length;
  const counts = ORDER.filter((kind) => count(kind) > 0).map((kind) => i18n.t('transfer.count', [i18n.t(`planKind.${kind}`), String(count(kind))]));
  return (
    <section>
      <h2>{i18n.t('transfer.planTitle')}</h2>
      <p role="status">{counts.join(i18n.t('common.comma'))}</p>
      <Table<PlannedItem>
        size="small"
        rowKey="path"
        pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        dataSource={[...items].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))}
        rowSelection={{
          selectedRowKeys: [...chosen],
          onChange: (keys) => onChosen(keys.map(String)),
          getCheckboxProps: ({ kind, path }) => ({ disabled: kind !== 'add' && kind !== 'change', 'aria-label': itemText(path) }),
          getTitleCheckboxProps: () => ({ 'aria-label': i18n.t('transfer.all') }),
        }}
        columns={[
          {
            title: i18n.t('transfer.item'),
            width: 250,
            render: (_, { path }) => (
              <>
                <span className="cg-block">{itemText(path)}</span>
                {path === itemText(path) ? null : <span className="cg-block cg-mono cg-help">{path}</span>}
              </>
            ),
          },
          { title: i18n.t('transfer.effect'), width: 136, render: (_, { kind }) => <Tag color={COLOURS[kind]}>{i18n.t(`planKind.${kind}`)}</Tag> },
          { title: i18n.t('transfer.before'), render: (_, { before }) => <span className="cg-list-url">{valueText(before)}</span> },
          {
            title: i18n.t('transfer.after'),
            render: (_, { after, problems, kind }) => (
              <>
                <span className="cg-block cg-list-url">{kind === 'invalid' && after === undefined ? '' : valueText(after)}</span>
                {problems.map(({ path, message }) => (
                  <span key={`${path}${message}`} className="cg-block cg-key-fault">
                    <code className="cg-mono">{path}</code> {ownLanguage(message)}
                  </span>
                ))}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
