import { useState } from 'react';
import { i18n } from '#i18n';
import { AboutSection } from '../../components/options/AboutSection.tsx';
import { CluesSection } from '../../components/options/clues/CluesSection.tsx';
import { BatchSection } from '../../components/options/batch/BatchSection.tsx';
import { DiagnosticsSection } from '../../components/options/diagnostics/DiagnosticsSection.tsx';
import { CentralCard } from '../../components/options/feedback/CentralCard.tsx';
import { FeedbackCard } from '../../components/options/feedback/FeedbackCard.tsx';
import { ListsSection } from '../../components/options/ListsSection.tsx';
import '../../components/verdict/verdict.css';
import '../../components/options/options.css';
import { PolicySection } from '../../components/options/PolicySection.tsx';
import { RulePackSection } from '../../components/options/rulepack/RulePackSection.tsx';
import { RecordsSection } from '../../components/options/RecordsSection.tsx';
import { RescreenSection } from '../../components/options/RescreenSection.tsx';
import { Shell, type Section } from '../../components/options/Shell.tsx';
import { SignersSection } from '../../components/options/SignersSection.tsx';
import { AnnexView } from '../../components/options/stats/AnnexView.tsx';
import { StatsTabs } from '../../components/options/stats/StatsTabs.tsx';
import { GroupView } from '../../components/options/stats/GroupView.tsx';
import { DEFAULT_REPEAT_RULE } from '../../lib/repeat/index.ts';
import { NumbersSection } from '../../components/options/inspection/NumbersSection.tsx';
import { counted } from './groups.ts';
import { rules } from './worklists.ts';
import { StatsSection } from '../../components/options/stats/StatsSection.tsx';
import { SitesSection } from '../../components/options/SitesSection.tsx';
import { TransferSection } from '../../components/options/transfer/TransferSection.tsx';
import { entryStanding } from '../../lib/policy/index.ts';
import { readLink } from '../../lib/stats/index.ts';
import { lintProfile } from '../../lib/site/index.ts';
import { useDarkScheme } from '../../lib/ui/use-dark-scheme.ts';
import { notices } from './notices.ts';
import { BATCH_STATES } from './batches.ts';
import { annexAnswer, annexFigures, annexRecords, cases, cells, stale } from './stats.ts';
import { clues, TODAY } from './clues.ts';
import { CENTRAL_STATES } from './central.ts';
import { versions } from './versions.ts';
import { NOW, entries, policy, profile, statuses, tallies } from './admin.ts';
import { planImport } from '../../lib/configuration/index.ts';
import { WEAKER_PACK } from './packs.ts';
import { CONFIGURATION } from './configuration.ts';
import { DIAGNOSTIC_FILES } from './diagnostics.ts';
import { SetupPicture } from './SetupPicture.tsx';
import { facts, files, office, outdated } from './sites.ts';

const sites = { hosts: [...policy.sites.hosts, 'case.example.gov.cn'], profiles: [profile, office] };
const nothing = () => undefined;
const refuse = () => Promise.resolve([{ source: 'local', path: 'lists[0].url', reason: 'custom', message: '网址应以 http 或 https 开头' }] as const);

export default function OptionsPage({ query }: { readonly query: URLSearchParams }) {
  const [section, setSection] = useState(query.get('section') as Section);
  const dark = useDarkScheme();
  const status = statuses[query.get('status') ?? 'synced'];
  return (
    <Shell section={section} dark={dark} onSection={setSection} waiting={query.has('outdated') ? { sites: 1 } : {}}>
      {section === 'setup' ? <SetupPicture state={query.get('setup') ?? 'fresh'} /> : null}
      {section === 'lists' && status !== undefined ? (
        <ListsSection status={status} managedIds={['severe-990000']} recommendedIds={['repeat-990000']} local={[]} now={NOW} onSync={nothing} onSave={refuse} onGrant={() => Promise.resolve(false)} imports={{ onMedia: nothing, onTable: nothing, onRemove: () => Promise.resolve(true) }} versions={versions(query)} />
      ) : null}
      {section === 'batch' ? <BatchSection state={BATCH_STATES[query.get('batch') ?? 'input'] ?? { at: 'input' }} busy={false} now={NOW} onPaste={nothing} onChooseFile={nothing} onPlan={nothing} onColumns={nothing} onStart={nothing} onCancel={nothing} onAnew={nothing} onExport={() => Promise.resolve('批量核查-2026-11-24.xlsx')} /> : null}
      {section === 'sites' ? (
        <SitesSection
          sites={sites}
          managed={{ hosts: ['xk.example.gov.cn'], profiles: ['example-food-licence'] }}
          standingOf={(entry) => entryStanding(entry, { ...policy, managed: { lists: [], hosts: ['xk.example.gov.cn'], profiles: [] } })}
          facts={query.has('outdated') ? outdated : facts}
          rules={{ siteEditing: !query.has('closed'), proofRequired: true }}
          missingHosts={query.has('outdated') ? [] : ['*://oa.example.gov.cn/*']}
          lint={lintProfile}
          onSave={refuse}
          onGrant={() => Promise.resolve(false)}
          onExport={nothing}
          onDescribe={() => Promise.resolve({ text: i18n.t('sites.openedSystem'), good: true })}
          onPublish={() => Promise.resolve(i18n.t('publishReason.not_recorded'))}
          onDraft={() => Promise.resolve('')}
          onVerify={() => Promise.reject(new Error('not shown here'))}
          onChooseFile={() => Promise.resolve(files[query.get('file') ?? ''])}
        />
      ) : null}
      {query.has('numbers') ? <NumbersSection policy={{ ...policy, office: { inspection: rules } }} onSave={refuse} /> : null}
      {section === 'policy' && !query.has('numbers') ? <PolicySection policy={policy} onSave={refuse} onReset={refuse} onListHosts={refuse} /> : null}
      {section === 'rulepack' ? (
        <RulePackSection
          policy={query.has('managed') ? { ...policy, origins: { ...policy.origins, 'rules.pack': 'managed' } } : policy}
          now={NOW}
          onSave={() => Promise.resolve({ reason: 'not-recorded' as const })}
          onReplay={() => Promise.resolve({ checks: 500, unknown: 12, differing: 7, routes: [{ from: 'open', to: 'confirm', count: 7 }], effects: [{ effect: 'confirm', added: 7, gone: 0 }] })}
          onChooseFile={() => Promise.resolve(JSON.stringify(WEAKER_PACK))}
          onExport={nothing}
        />
      ) : null}
      {section === 'rescreen' ? <RescreenSection answer={notices} onSeen={() => Promise.resolve(true)} /> : null}
      {section === 'clues' ? (
        <CluesSection
          answer={{ ok: true, clues: query.has('none') ? [] : clues }}
          today={TODAY}
          onRegister={() => Promise.resolve({ ok: false, reason: 'party-missing' })}
          onMove={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onCorrect={() => Promise.resolve({ ok: false, reason: 'not-recorded' })}
          onExport={() => Promise.resolve('线索台账-2026-11-24.xlsx')}
          onVerify={() => Promise.resolve({ chain: { ok: true, entries: 70, head: '' }, clues: 5, differing: [25], faults: [] })}
          onRebuild={() => Promise.resolve(5)}
        />
      ) : null}
      {section === 'signers' ? (
        <SignersSection
          signers={[{ id: '990013', name: '测试复核', until: '2027-06-30', key: true, code: false, managed: false }]}
          managed={false}
          onAdd={() => Promise.resolve({ ok: false, reason: 'refused' })}
          onImport={() => Promise.resolve({ ok: false, reason: 'not-a-key-file' })}
          onRemove={() => Promise.resolve({ ok: true })}
          onKeyFile={nothing}
        />
      ) : null}
      {section === 'stats' ? (
        <StatsTabs
          first={query.has('group') ? 'group' : query.has('annex') ? 'annex' : 'figures'}
          group={<GroupView rule={DEFAULT_REPEAT_RULE} today="2026-11-24" progress={undefined} answer={query.get('group') === 'none' ? { ok: false, reason: 'no-lists' } : counted} onRun={nothing} onCancel={nothing} onXlsx={async () => '屡禁不止屡罚不改名单-2026-11-24.xlsx'} />}
          figures={
            <StatsSection
              answer={query.has('counting') ? { state: 'counting', done: 412_000, total: 1_000_000 } : { state: 'ready', cells: query.has('none') ? [] : cells, stale }}
              name="this-month"
              period={{ from: '2026-11-01', to: '2026-11-30' }}
              today="2026-11-24"
              onPeriod={nothing}
              limitDays={3}
              narrowing={{}}
              onNarrow={nothing}
              decisions={{ entries: entries.filter(({ kind }) => kind === 'override'), total: 1 }}
              onCopy={() => Promise.resolve(true)}
              onCsv={() => '守信关统计.csv'}
              onXlsx={() => '守信关统计.xlsx'}
            />
          }
          annex={
            <AnnexView
              name="this-year"
              period={{ from: '2026-01-01', to: '2026-12-31' }}
              today="2026-11-24"
              onPeriod={nothing}
              progress={query.get('annex') === 'running' ? { done: 6_400, total: 15_640 } : undefined}
              answer={query.get('annex') === 'broken' ? { ok: false, reason: 'storage-broken' } : annexAnswer}
              figures={query.get('annex') === 'drawn' ? annexFigures : undefined}
              cases={cases}
              unit="示例市市场监督管理局"
              onUnit={nothing}
              offices={{ chosen: [], text: '' }}
              onOffices={nothing}
              opened={{ column: query.has('cases') ? 'cases' : 'listed', field: 'food', page: 1, found: annexRecords }}
              onRun={nothing}
              onCancel={nothing}
              onOpen={nothing}
              onMark={() => Promise.resolve(i18n.t('annex.caseRefused'))}
              onUnmark={nothing}
              onCopy={() => Promise.resolve(true)}
              onCsv={() => ''}
              onExport={() => Promise.resolve('记录.xlsx')}
              onXlsx={() => ''}
            />
          }
        />
      ) : null}
      {section === 'feedback' ? (
        <div className="cg-stack">
          <FeedbackCard period={{ from: '2026-10-01', to: '2026-10-31' }} onPeriod={nothing} onMake={() => Promise.resolve(query.has('failed') ? undefined : { name: '措施反馈-2026-10-01-2026-10-31.xlsx', rows: 37, hash: '9f2c41a07b6de58830b1f4d2c7a95e6610fd83b24ce7a1935d08f6b2e4c7a1d0' })} />
          <CentralCard state={CENTRAL_STATES[query.get('central') ?? 'off'] ?? null} now={NOW} onSend={nothing} onGrant={nothing} />
        </div>
      ) : null}
      {section === 'records' ? (
        <RecordsSection
          filter={{ page: 1, link: readLink(query.get('link') ?? '') }}
          page={{ entries, total: entries.length }}
          tallies={tallies}
          range={{ from: '2026-10-26', to: '2026-11-24' }}
          onFilter={nothing}
          onRange={nothing}
          onVerify={() => Promise.resolve({ ok: true, entries: 9, head: '' })}
          onExport={() => Promise.resolve(undefined)}
          onSheet={nothing}
          onVerifyFile={() => Promise.resolve({ good: true, text: '核验通过', check: 6 })}
          onVerifyCode={() => Promise.resolve({ good: false, text: '留痕记录中没有与此核验码对应的核查' })}
        />
      ) : null}
      {section === 'transfer' ? <TransferSection onPlan={(file) => planImport(file.settings, policy, '2026-11-24')} onApply={() => Promise.resolve({ done: ['rules.judgementDays'], refused: [{ path: 'sites.profiles food', problems: [{ source: 'local', path: 'sites.profiles.food', reason: 'unproven', message: '未经样页验证，未启用' }] }] })} onChooseFile={() => Promise.resolve(CONFIGURATION)} onExport={() => Promise.resolve('creditgate-configuration-2026-11-24.json')} /> : null}
      {section === 'diagnostics' ? <DiagnosticsSection hosts="replaced" onHosts={nothing} files={DIAGNOSTIC_FILES} onSave={() => 'creditgate-diagnostics-2026-11-24.zip'} /> : null}
      {section === 'about' ? <AboutSection version="0.1.0" id="abcdefghijklmnopabcdefghijklmnop" /> : null}
    </Shell>
  );
}
