import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { DiagnosticsSection } from '../../components/options/diagnostics/DiagnosticsSection.tsx';
import { Loadable } from '../../components/options/Loadable.tsx';
import { bundleFiles, zipOf, type BundleFile, type DeskFacts, type LoggedFault } from '../../lib/diagnostics/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { chinaDay } from '../../lib/shared/index.ts';
import { membersOf } from '../../lib/shared/members.ts';
import { recentFaults } from '../../lib/storage/index.bg.ts';
import { offerBlob } from '../../lib/ui/files.dom.ts';
import { useAnswer } from '../../lib/ui/use-answer.ts';

/** Before the first record there can be. */
const EVER = '2020-01-01';
/** A long chain takes a while to hash. */
const LONG_MS = 120_000;

export function Diagnostics() {
  const facts = useAnswer(collect, LONG_MS);
  return (
    <Loadable answer={facts} onRetry={() => void facts.reload()}>
      {(value) => <Bundle facts={value} />}
    </Loadable>
  );
}

function Bundle({ facts }: { readonly facts: DeskFacts }) {
  const [hosts, setHosts] = useState<'named' | 'replaced'>('replaced');
  const [made, setMade] = useState<{ readonly of: DeskFacts; readonly hosts: string; readonly files: readonly BundleFile[] }>();
  useEffect(() => {
    let current = true;
    void bundleFiles(facts, hosts, i18n.t('diagnostics.about', [facts.at])).then((files) => {
      if (current) setMade({ of: facts, hosts, files });
    });
    return () => {
      current = false;
    };
  }, [facts, hosts]);
  const onSave = (files: readonly BundleFile[]) => {
    const name = `creditgate-diagnostics-${chinaDay(Date.now())}.zip`;
    offerBlob(name, new Blob([zipOf(files, Date.now())], { type: 'application/zip' }));
    return name;
  };
  return <DiagnosticsSection hosts={hosts} onHosts={setHosts} files={made?.of === facts && made.hosts === hosts ? made.files : undefined} onSave={onSave} />;
}

async function collect(): Promise<DeskFacts> {
  const now = Date.now();
  const [status, policy, central, tallies, chain, estimate, databases, items, faults, permissions] = await Promise.all([
    sendMessage('status', {}),
    sendMessage('policy', {}),
    sendMessage('centralState', {}),
    sendMessage('tallies', { from: EVER, to: chinaDay(now) }),
    sendMessage('verifyRecords', {}),
    navigator.storage.estimate(),
    indexedDB.databases(),
    itemSizes(),
    recentFaults.get(),
    browser.permissions.getAll(),
  ]);
  const counts: Record<string, number> = {};
  for (const tally of tallies) for (const [kind, count] of Object.entries(tally.counts)) counts[kind] = (counts[kind] ?? 0) + count;
  return {
    at: new Date(now).toISOString(),
    versions: { extension: status.version, userAgent: navigator.userAgent, platform: navigator.platform, language: navigator.language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    status,
    policy,
    central,
    storage: { usage: estimate.usage, quota: estimate.quota, databases, items },
    records: { counts, chain },
    faults: Array.isArray(faults) ? faults.map(faultOf) : [],
    permissions: { permissions: permissions.permissions ?? [], origins: permissions.origins ?? [] },
  };
}

/** Bytes of each value in storage, as the browser would write it. */
async function itemSizes(): Promise<Record<string, number>> {
  const all = await browser.storage.local.get(null);
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, new Blob([JSON.stringify(value) ?? '']).size]));
}

/** What is kept is parsed where it is cleaned: here it only gets its shape. */
function faultOf(value: unknown): LoggedFault {
  const { at, level, area, reason } = membersOf(value);
  return { at: String(at), level: String(level), area: String(area), reason: String(reason) };
}
