import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Loadable } from '../../components/options/Loadable.tsx';
import { TransferSection } from '../../components/options/transfer/TransferSection.tsx';
import { applyPlan, exportConfiguration, planImport } from '../../lib/configuration/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import type { PolicyInForce, PolicyProblem } from '../../lib/policy/index.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { membersOf } from '../../lib/shared/members.ts';
import { ask } from '../../lib/ui/ask.ts';
import { chooseFile, offerFile } from '../../lib/ui/files.dom.ts';
import { packRefusalText, publishReasonText } from '../../lib/ui/index.ts';
import { checkPair } from '../../lib/ui/profile-file.dom.ts';
import { usePolicy } from '../../lib/ui/use-policy.ts';

const PUBLISH_MS = 20_000;

/** The whole configuration out and in; what a file holds is judged here, and once more by the background. */
export function Transfer() {
  const policy = usePolicy();
  return (
    <Loadable answer={policy} onRetry={() => void policy.reload()}>
      {(inForce) => (
        <TransferSection
          onPlan={(file) => planImport(file.settings, inForce, chinaDay(Date.now()))}
          onApply={async (items, file) => {
            const applied = await applyPlan(items, inForce, file.proofs, { save: policy.save, savePack, publish });
            await policy.reload();
            return applied;
          }}
          onChooseFile={async () => (await chooseFile('.json,application/json'))?.text()}
          onExport={() => exportAll(inForce)}
        />
      )}
    </Loadable>
  );
}

async function exportAll(inForce: PolicyInForce): Promise<string> {
  const proofs = await ask(() => sendMessage('proofs', {}));
  const now = Date.now();
  const file = exportConfiguration(inForce, proofs.ok ? proofs.value : {}, new Date(now).toISOString(), browser.runtime.getManifest().version);
  const name = `creditgate-configuration-${chinaDay(now)}.json`;
  offerFile(name, JSON.stringify(file, null, 2));
  return name;
}

async function savePack(pack: unknown): Promise<readonly PolicyProblem[]> {
  const answer = await ask(() => sendMessage('saveRulePack', { pack, reason: i18n.t('transfer.packReason', [chinaDay(Date.now())]), how: 'import' }), { tries: 1 });
  if (answer.ok && answer.value.ok) return [];
  if (answer.ok && !answer.value.ok && answer.value.reason === 'refused') return answer.value.problems;
  return [{ source: 'local', path: 'rules.pack', reason: 'refused', message: answer.ok && !answer.value.ok ? packRefusalText(answer.value.reason) : i18n.t('common.unreachable') }];
}

/** The saved page is read again here, where there is a document; the background then checks that it belongs to the profile. */
async function publish(profile: unknown, proof: unknown): Promise<readonly PolicyProblem[]> {
  const { id } = membersOf(profile);
  const refusal = (message: string): readonly PolicyProblem[] => [{ source: 'local', path: `sites.profiles.${String(id)}`, reason: 'refused', message }];
  const checked = await checkPair(profile, proof, false);
  if (checked.profile === undefined) return refusal(publishReasonText('profile-invalid'));
  if (checked.proof.state !== 'passed') return refusal(publishReasonText('proof-invalid'));
  const answer = await ask(() => sendMessage('publishProfile', { profile, proof }), { tries: 1, timeoutMs: PUBLISH_MS });
  if (!answer.ok) return refusal(i18n.t('common.unreachable'));
  return answer.value.ok ? [] : refusal(publishReasonText(answer.value.reason));
}
