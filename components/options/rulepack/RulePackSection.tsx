import { Alert, Button, Collapse, Popconfirm } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import { changedRules, readPack, same, type PackFault, type Replay } from '../../../lib/pack-editing/index.ts';
import { DEFAULT_PACK, type PolicyInForce, type Rule, type RulePack } from '../../../lib/policy/index.ts';
import { readJson } from '../../../lib/ui/json-text.ts';
import { Problems } from '../Problems.tsx';
import { BasesTable } from './BasesTable.tsx';
import { FaultList } from './FaultList.tsx';
import { JsonDraft } from './JsonDraft.tsx';
import { PackFacts, PackHeadForm } from './PackHead.tsx';
import { PackPreview } from './PackPreview.tsx';
import { PackReplay } from './PackReplay.tsx';
import { RuleForm } from './RuleForm.tsx';
import { RuleTable } from './RuleTable.tsx';
import { SaveBar, type Refused } from './SaveBar.tsx';

export interface RulePackSectionProps {
  readonly policy: PolicyInForce;
  readonly now: number;
  /** Null takes the desk's own pack back. Undefined when it was done. */
  readonly onSave: (pack: RulePack | null, reason: string) => Promise<Refused | undefined>;
  readonly onReplay: (checks: number, other: RulePack) => Promise<Replay | undefined>;
  readonly onChooseFile: () => Promise<string | undefined>;
  /** Offers the pack as a file for managed policy. */
  readonly onExport: (pack: RulePack) => void;
}

/** The rules of this desk in words, with their law; changed as a draft, whose effects are seen before it is in force. */
export function RulePackSection({ policy, now, onSave, onReplay, onChooseFile, onExport }: RulePackSectionProps) {
  const inForce = policy.packAsWritten ?? policy.pack;
  const source = policy.origins['rules.pack'] ?? 'default';
  const below = policy.packBelow ?? DEFAULT_PACK;
  const [draft, setDraft] = useState<RulePack>();
  const [editing, setEditing] = useState<Rule | 'new'>();
  const [read, setRead] = useState<readonly PackFault[]>([]);
  const [done, setDone] = useState('');
  const locked = source === 'managed' ? 'managed' : policy.rules.packEditing ? undefined : 'closed';
  const shown = draft ?? inForce;
  const checked = draft === undefined ? undefined : readPack(draft, { below, before: inForce, mayWeaken: policy.rules.packWeakening }, i18n.t('locale') === 'en' ? 'en' : 'zh');
  const { added, changed, removed } = changedRules(inForce, shown);
  const changes = Object.fromEntries([...added.map((id) => [id, 'added'] as const), ...changed.map((id) => [id, 'changed'] as const)]);

  const begin = (pack: RulePack) => {
    setDone('');
    setRead([]);
    setDraft(pack);
  };
  const importFile = async () => {
    const text = await onChooseFile();
    if (text === undefined) return;
    const json = readJson(text);
    const found = json.ok ? readPack(packIn(json.value), { below, before: inForce, mayWeaken: true }, i18n.t('locale') === 'en' ? 'en' : 'zh') : undefined;
    if (found?.pack !== undefined) begin(found.pack);
    else setRead(found?.faults ?? [{ reason: 'schema', path: '', message: i18n.t('transfer.badJson', [json.ok ? '' : json.detail]) }]);
  };
  const edit = (change: Partial<RulePack>) => draft !== undefined && setDraft({ ...draft, ...change });
  const takeRule = (rule: Rule) => {
    edit({ rules: shown.rules.some(({ id }) => id === rule.id) ? shown.rules.map((other) => (other.id === rule.id ? rule : other)) : [...shown.rules, rule] });
    setEditing(undefined);
  };

  return (
    <div className="cg-stack">
      <p className="cg-intro">{i18n.t('pack.intro')}</p>
      {locked === undefined ? null : <Alert type="info" showIcon title={i18n.t(locked === 'managed' ? 'options.managedNote' : 'pack.closed')} description={locked === 'managed' ? i18n.t('pack.managedHelp') : undefined} />}
      <Problems problems={policy.problems.filter(({ path }) => path.endsWith('rules.pack') || path.includes('rules.pack.'))} title={i18n.t('options.problemsTitle')} withSource />
      {done === '' ? null : <Alert type="success" showIcon role="status" title={done} />}
      <FaultList faults={read} title={i18n.t('pack.notRead')} />
      {draft === undefined ? <PackFacts pack={inForce} source={source} /> : <PackHeadForm pack={draft} onChange={setDraft} />}
      <div className="cg-bar">
        {draft === undefined && locked === undefined ? (
          <>
            <Button type="primary" onClick={() => begin({ ...inForce, version: ownVersion(inForce.version, now) })}>
              {i18n.t('pack.edit')}
            </Button>
            <Button onClick={() => void importFile()}>{i18n.t('pack.import')}</Button>
          </>
        ) : null}
        <Button onClick={() => onExport(shown)}>{i18n.t(draft === undefined ? 'pack.export' : 'pack.exportDraft')}</Button>
        {draft === undefined ? null : (
          <Popconfirm title={i18n.t('pack.discardConfirm')} okText={i18n.t('pack.discard')} cancelText={i18n.t('common.cancel')} onConfirm={() => setDraft(undefined)}>
            <Button>{i18n.t('pack.discard')}</Button>
          </Popconfirm>
        )}
      </div>
      {draft === undefined ? null : (
        <div className="cg-bar">
          <Button onClick={() => setEditing('new')}>{i18n.t('pack.newRule')}</Button>
          <span role="status">{i18n.t('pack.draftState', [String(added.length), String(changed.length), String(removed.length)])}</span>
        </div>
      )}
      <RuleTable pack={shown} changes={draft === undefined ? {} : changes} editable={draft !== undefined} onEdit={setEditing} onRemove={(id) => edit({ rules: shown.rules.filter((rule) => rule.id !== id) })} />
      <Collapse
        size="small"
        items={[
          { key: 'bases', label: i18n.t('pack.bases', [String(shown.bases.length)]), children: <BasesTable pack={shown} editable={draft !== undefined} onChange={(bases) => edit({ bases })} /> },
          ...(draft === undefined ? [] : [{ key: 'json', label: i18n.t('pack.json'), children: <JsonDraft key={JSON.stringify(draft).length} draft={draft} onTake={begin} /> }]),
        ]}
      />
      <PackPreview before={inForce} after={shown} rules={policy.rules} now={now} />
      {draft === undefined ? null : <PackReplay onReplay={(checks) => onReplay(checks, draft)} />}
      {editing === undefined ? null : <RuleForm rule={editing === 'new' ? undefined : editing} pack={shown} onSave={takeRule} onClose={() => setEditing(undefined)} />}
      {checked === undefined ? null : (
        <>
          <FaultList faults={checked.faults} title={i18n.t('pack.faults')} />
          <FaultList faults={checked.remarks} title={i18n.t('pack.remarks')} mild />
          <SaveBar
            disabled={checked.faults.length > 0 || same(draft, inForce)}
            minLength={policy.rules.overrideMinReasonLength}
            word={i18n.t('pack.save')}
            onSave={async (reason) => {
              const refused = checked.pack === undefined ? undefined : await onSave(checked.pack, reason);
              if (refused !== undefined) return refused;
              setDraft(undefined);
              setDone(i18n.t('pack.saved'));
              return undefined;
            }}
          />
        </>
      )}
      {draft === undefined && source === 'local' && locked === undefined ? (
        <section>
          <h2>{i18n.t('pack.restoreTitle')}</h2>
          <p className="cg-intro">{i18n.t('pack.restoreHelp', [`${below.title} ${below.version}`])}</p>
          <SaveBar
            disabled={false}
            minLength={policy.rules.overrideMinReasonLength}
            word={i18n.t('pack.restore')}
            onSave={async (reason) => {
              const refused = await onSave(null, reason);
              if (refused === undefined) setDone(i18n.t('pack.restored'));
              return refused;
            }}
          />
        </section>
      ) : null}
    </div>
  );
}

/** A pack alone, or as it stands in a policy or a file of settings. */
function packIn(value: unknown): unknown {
  const at = (part: unknown, name: string): unknown => (typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Record<string, unknown>)[name] : undefined);
  for (const holder of [at(value, 'enforced'), at(value, 'settings'), at(value, 'defaults'), value]) {
    const pack = at(at(holder, 'rules'), 'pack');
    if (pack !== undefined) return pack;
  }
  return value;
}

/** A version of the desk's own: what was decided under the one before is not taken for decided under it. */
function ownVersion(version: string, now: number): string {
  return `${version.replace(/\+.*$/, '')}+${new Date(now).toISOString().slice(0, 16).replaceAll(/\D/g, '')}`.slice(0, 40);
}
