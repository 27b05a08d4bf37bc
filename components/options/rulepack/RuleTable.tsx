import { Button, Popconfirm, Table, Tag } from 'antd';
import { i18n } from '#i18n';
import type { Rule, RulePack } from '../../../lib/policy/index.ts';
import { basisText, ruleSentence, strengthOf } from './rule-words.ts';

interface RuleTableProps {
  readonly pack: RulePack;
  /** How the draft differs from the pack in force, by rule id; empty while nothing is edited. */
  readonly changes: Readonly<Record<string, 'added' | 'changed'>>;
  readonly editable: boolean;
  readonly onEdit: (rule: Rule) => void;
  readonly onRemove: (id: string) => void;
}

const COLOURS = { close: 'red', hold: 'gold', say: 'blue', count: 'default' } as const;

/** The rules of a pack in plain words, each with its strength and the law that it rests on. */
export function RuleTable({ pack, changes, editable, onEdit, onRemove }: RuleTableProps) {
  return (
    <Table<Rule>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...pack.rules]}
      columns={[
        {
          title: i18n.t('pack.rule'),
          render: (_, rule) => (
            <>
              <span className="cg-block">{ruleSentence(rule)}</span>
              <code className="cg-mono cg-help cg-inline">{rule.id}</code>
              {changes[rule.id] === undefined ? null : <Tag color="gold">{i18n.t(changes[rule.id] === 'added' ? 'pack.added' : 'pack.changed')}</Tag>}
            </>
          ),
        },
        { title: i18n.t('pack.strength'), width: 104, render: (_, rule) => <Tag color={COLOURS[strengthOf(rule)]}>{i18n.t(`pack.strengths.${strengthOf(rule)}`)}</Tag> },
        {
          title: i18n.t('policy.basis'),
          width: 300,
          render: (_, rule) => (
            <ul className="cg-law-list">
              {rule.basis.map((id) => (
                <li key={id}>
                  {basisText(pack, id)}
                  <span className="cg-block cg-help">{pack.bases.find((basis) => basis.id === id)?.summary}</span>
                </li>
              ))}
            </ul>
          ),
        },
        ...(editable
          ? [
              {
                title: i18n.t('sites.actions'),
                width: 128,
                render: (_: unknown, rule: Rule) => (
                  <span className="cg-list-head">
                    <Button size="small" aria-label={`${i18n.t('common.edit')} ${rule.id}`} onClick={() => onEdit(rule)}>
                      {i18n.t('common.edit')}
                    </Button>
                    <Popconfirm title={i18n.t('pack.removeConfirm', [rule.id])} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => onRemove(rule.id)}>
                      <Button size="small" aria-label={`${i18n.t('common.remove')} ${rule.id}`}>
                        {i18n.t('common.remove')}
                      </Button>
                    </Popconfirm>
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  );
}
