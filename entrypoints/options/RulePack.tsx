import { Loadable } from '../../components/options/Loadable.tsx';
import { RulePackSection } from '../../components/options/rulepack/RulePackSection.tsx';
import { sendMessage } from '../../lib/messaging/client.ts';
import { replayChecks, type Replay } from '../../lib/pack-editing/index.ts';
import type { PolicyInForce, RulePack as Pack } from '../../lib/policy/index.ts';
import type { AuditEntry } from '../../lib/record/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { useNow } from '../../lib/ui/use-now.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';

/** Entries asked for in one message. */
const PAGE = 200;

export function RulePack() {
  const policy = usePolicy();
  const now = useNow();
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(inForce) => (
        <RulePackSection
          policy={inForce}
          now={now}
          onSave={async (pack, reason) => {
            const answer = await ask(() => sendMessage('saveRulePack', { pack, reason }), { tries: 1 });
            await policy.reload();
            if (!answer.ok) return { reason: 'unreachable' };
            return answer.value.ok ? undefined : answer.value;
          }}
          onReplay={(checks, other) => replay(checks, inForce, other)}
          onChooseFile={async () => (await chooseFile('.json,application/json'))?.text()}
          onExport={(pack) => offerFile(`creditgate-rule-pack-${pack.id}-${pack.version}.json`, JSON.stringify({ enforced: { rules: { pack } } }, null, 2))}
        />
      )}
    </Loadable>
  );
}

/** The last checks of the chain, decided once more. Names in them are not looked at, and nothing is kept. */
async function replay(checks: number, policy: PolicyInForce, other: Pack): Promise<Replay | undefined> {
  const entries: AuditEntry[] = [];
  while (entries.length < checks) {
    const offset = entries.length;
    const page = await ask(() => sendMessage('records', { kind: 'check', offset, limit: Math.min(PAGE, checks - offset) }));
    if (!page.ok) return undefined;
    entries.push(...page.value.entries);
    if (page.value.entries.length === 0 || entries.length >= page.value.total) break;
  }
  return replayChecks(entries, policy, other);
}
