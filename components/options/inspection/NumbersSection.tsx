import { Button, Popconfirm, Segmented, Table } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { InspectionCap, InspectionFrequency, InspectionRules, PolicyInForce, PolicyProblem } from '../../../lib/policy/index.ts';
import { inspectionLevelText, policySourceText } from '../../../lib/ui/index.ts';
import { lineBasisText } from '../../../lib/ui/worklist-words.ts';
import { Problems, type Save } from '../Problems.tsx';
import { NumberForm } from './NumberForm.tsx';
import { withNumber, withoutNumber } from './numbers.ts';
import { lineNumberText, lineWhomText } from './words.ts';

interface NumbersSectionProps {
  readonly policy: Pick<PolicyInForce, 'office' | 'origins' | 'pack'>;
  /** The whole of the office's rules; undefined takes them back. */
  readonly onSave: Save<InspectionRules | undefined>;
}

/** How often to inspect, and how often at most, as the office's own documents have it; shown only where policy has the say. */
export function NumbersSection({ policy, onSave }: NumbersSectionProps) {
  const [adding, setAdding] = useState(false);
  const [problems, setProblems] = useState<readonly PolicyProblem[]>([]);
  const rules = policy.office?.inspection;
  const managed = policy.origins['office.inspection'] === 'managed';
  const lines: readonly (InspectionFrequency | InspectionCap)[] = [...(rules?.frequencies ?? []), ...(rules?.caps ?? [])];
  const save = async (next: InspectionRules) => {
    const empty = next.frequencies.length + next.caps.length === 0 && next.firstDue === undefined;
    const found = await onSave(empty ? undefined : next);
    setProblems(found);
    return found;
  };
  return (
    <section className="cg-stack" aria-labelledby="cg-numbers">
      <h2 id="cg-numbers">{i18n.t('numbers.title')}</h2>
      <p className="cg-intro">
        {i18n.t('numbers.intro')} {managed ? policySourceText('managed') : null}
      </p>
      <Problems problems={problems} title={i18n.t('options.refused')} />
      {lines.length === 0 ? (
        <p className="cg-dim">{i18n.t('numbers.empty')}</p>
      ) : (
        <Table<InspectionFrequency | InspectionCap>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={[...lines]}
          columns={[
            { title: i18n.t('numbers.whom'), render: (_, line) => lineWhomText(line) },
            { title: i18n.t('numbers.number'), render: (_, line) => ('perYear' in line ? lineNumberText(line) : [inspectionLevelText(line.level), lineNumberText(line)].join(i18n.t('common.clause'))) },
            { title: i18n.t('policy.basis'), render: (_, line) => basisOf(line, policy.pack) },
            ...(managed
              ? []
              : [
                  {
                    title: i18n.t('numbers.actions'),
                    width: 90,
                    render: (_: unknown, line: InspectionFrequency | InspectionCap) => (
                      <Popconfirm title={i18n.t('numbers.removeAsk')} okText={i18n.t('common.remove')} cancelText={i18n.t('common.cancel')} onConfirm={() => void save(withoutNumber(rules ?? { frequencies: [], caps: [] }, line.id))}>
                        <Button size="small" aria-label={`${i18n.t('common.remove')} ${lineWhomText(line)} ${lineNumberText(line)}`}>
                          {i18n.t('common.remove')}
                        </Button>
                      </Popconfirm>
                    ),
                  },
                ]),
          ]}
        />
      )}
      {managed ? null : adding ? (
        <NumberForm onSave={(draft) => save(withNumber(rules, draft))} onClose={() => setAdding(false)} />
      ) : (
        <div className="cg-bar">
          <Button onClick={() => setAdding(true)}>{i18n.t('numbers.add')}</Button>
        </div>
      )}
      <div className="cg-bar">
        <span id="cg-first-due">{i18n.t('numbers.firstDue')}</span>
        <Segmented
          aria-labelledby="cg-first-due"
          disabled={managed}
          value={rules?.firstDue ?? 'interval'}
          onChange={(firstDue) => void save({ frequencies: rules?.frequencies ?? [], caps: rules?.caps ?? [], ...(firstDue === 'listing' ? { firstDue: 'listing' as const } : {}) })}
          options={[
            { value: 'interval', label: i18n.t('numbers.firstInterval') },
            { value: 'listing', label: i18n.t('numbers.firstListing') },
          ]}
        />
      </div>
    </section>
  );
}

function basisOf(line: InspectionFrequency | InspectionCap, { bases }: PolicyInForce['pack']): string {
  const law = bases.find(({ id }) => id === line.basis.law);
  return lineBasisText({ line, ...(law === undefined ? {} : { law }) });
}
