import { changedRules, same } from '../../lib/pack-editing/index.ts';
import type { Handlers } from '../../lib/messaging/index.bg.ts';
import type { SaveRulePackAnswer } from '../../lib/messaging/index.ts';
import type { PolicyService } from '../../lib/policy/index.bg.ts';
import { localPart, RulePack } from '../../lib/policy/index.ts';
import { canonicalJson, type Json } from '../../lib/shared/index.ts';
import { createSha256 } from '../../lib/shared/hash.ts';
import type { Recorder } from './recorder.ts';

/** The desk's own rule pack: recorded with its reason, then in force; or taken back, so that the one below it counts again. */
export function rulePackHandlers({ policy, records }: { policy: PolicyService; records: Recorder }): Pick<Handlers, 'saveRulePack'> {
  async function save(value: unknown, reason: string, how: 'edit' | 'import'): Promise<SaveRulePackAnswer> {
    const inForce = await policy.current();
    if (inForce.origins['rules.pack'] === 'managed') return { ok: false, reason: 'managed' };
    if (!inForce.rules.packEditing) return { ok: false, reason: 'not-allowed' };
    if (reason.trim().length < inForce.rules.overrideMinReasonLength) return { ok: false, reason: 'reason-too-short' };
    const { pack: own, ...others } = localPart(inForce.local).rules;
    const parsed = value === null ? undefined : RulePack.safeParse(value);
    if (parsed?.success === false) return { ok: false, reason: 'refused', problems: [] };
    const pack = parsed?.data;
    const rules = pack === undefined ? others : { ...others, pack };
    if (pack === undefined ? own === undefined : own !== undefined && same(own, pack)) return { ok: true };
    // Refused before it is recorded: the chain tells what was put in force.
    const problems = await policy.judge('rules', rules);
    if (problems.length > 0) return { ok: false, reason: 'refused', problems };
    const before = inForce.packAsWritten ?? inForce.pack;
    const { added, changed, removed } = pack === undefined ? { added: [], changed: [], removed: [] } : changedRules(before, pack);
    const recorded = await records.add('policy', {
      event: pack === undefined ? 'rule-pack-restored' : 'rule-pack-set',
      reason: reason.trim(),
      how,
      pack: pack === undefined ? null : `${pack.id}@${pack.version}`,
      sha256: pack === undefined ? null : hashOf(pack),
      before: `${before.id}@${before.version}`,
      added,
      changed,
      removed,
    });
    if (!recorded) return { ok: false, reason: 'not-recorded' };
    const saved = await policy.save('rules', rules);
    return saved.ok ? { ok: true } : { ok: false, reason: 'refused', problems: saved.problems };
  }
  return { saveRulePack: ({ pack, reason, how }) => save(pack, reason, how ?? 'edit') };
}

function hashOf(pack: RulePack): string {
  const hash = createSha256();
  hash.update(new TextEncoder().encode(canonicalJson(JSON.parse(JSON.stringify(pack)) as Json)));
  return hash.hex();
}
