import { Alert, Button, Select, Table } from 'antd';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Replay } from '../../../lib/pack-editing/index.ts';
import { countText, effectText } from '../../../lib/ui/index.ts';

const NUMBERS = [100, 500, 2_000] as const;

/** How many of the checks on this desk would have come to something else. Undefined: the records could not be read. */
export function PackReplay({ onReplay }: { readonly onReplay: (checks: number) => Promise<Replay | undefined> }) {
  const [number, setNumber] = useState<(typeof NUMBERS)[number]>(500);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Replay | 'failed'>();
  const run = async () => {
    setBusy(true);
    setAnswer((await onReplay(number)) ?? 'failed');
    setBusy(false);
  };
  return (
    <section>
      <h2>{i18n.t('pack.replayTitle')}</h2>
      <p className="cg-intro">{i18n.t('pack.replayHelp')}</p>
      <div className="cg-bar">
        <Select<(typeof NUMBERS)[number]> aria-label={i18n.t('pack.replayNumber')} style={{ width: 168 }} value={number} onChange={setNumber} options={NUMBERS.map((value) => ({ value, label: i18n.t('pack.lastChecks', [countText(value)]) }))} />
        <Button loading={busy} onClick={() => void run()}>
          {i18n.t('pack.replay')}
        </Button>
      </div>
      {answer === 'failed' ? <Alert type="error" showIcon role="alert" title={i18n.t('common.unreachable')} /> : null}
      {answer === undefined || answer === 'failed' ? null : <Answer answer={answer} />}
    </section>
  );
}

function Answer({ answer }: { readonly answer: Replay }) {
  const { checks, unknown, differing, routes, effects } = answer;
  return (
    <div className="cg-stack">
      <Alert
        type={differing === 0 ? 'success' : 'info'}
        showIcon
        role="status"
        title={checks === 0 ? i18n.t('pack.replayNone') : i18n.t('pack.replayAnswer', [countText(checks), countText(differing)])}
        description={[...routes.map(({ from, to, count }) => i18n.t('pack.routeChange', [i18n.t(`pack.routeWord.${from}`), i18n.t(`pack.routeWord.${to}`), countText(count)])), ...(unknown === 0 ? [] : [i18n.t('pack.replayUnknown', [countText(unknown)])])].join(i18n.t('common.clause'))}
      />
      {effects.length === 0 ? null : (
        <Table<Replay['effects'][number]>
          size="small"
          rowKey="effect"
          pagination={false}
          dataSource={[...effects]}
          columns={[
            { title: i18n.t('policy.then'), render: (_, { effect }) => effectText(effect) },
            { title: i18n.t('pack.addedTo'), width: 160, render: (_, { added }) => countText(added) },
            { title: i18n.t('pack.goneFrom'), width: 160, render: (_, { gone }) => countText(gone) },
          ]}
        />
      )}
    </div>
  );
}
