import { Alert, Button, Descriptions } from 'antd';
import { useId } from 'react';
import { i18n } from '#i18n';
import type { CentralState } from '../../../lib/messaging/index.ts';
import { outboxFaultText } from '../../../lib/ui/feedback-words.ts';
import { instantText } from '../../../lib/ui/index.ts';

interface Props {
  /** Null: no central store is set. */
  readonly state: CentralState | null;
  readonly now: number;
  readonly onSend: () => void;
  /** Asks the browser for access to a host. */
  readonly onGrant: (pattern: string) => void;
}

/** How far the organisation's central store has been told, and what stands in the way. */
export function CentralCard({ state, now, onSend, onGrant }: Props) {
  const id = useId();
  return (
    <section className="cg-stack" aria-labelledby={id}>
      <h2 id={id}>{i18n.t('central.title')}</h2>
      <p className="cg-intro">{i18n.t(state === null ? 'central.off' : 'central.intro')}</p>
      {state === null ? null : <Known state={state} now={now} onSend={onSend} onGrant={onGrant} />}
    </section>
  );
}

function Known({ state, now, onSend, onGrant }: Omit<Props, 'state'> & { readonly state: CentralState }) {
  const { missingHostPermission: missing, fault, faultAt, failures, running } = state;
  const none = i18n.t('common.none');
  const facts: [string, string, string][] = [
    ['where', i18n.t('central.where'), `${state.url} ${state.database}`],
    ['office', i18n.t('central.office'), state.office ?? none],
    ['sent', i18n.t('central.sent'), state.sent === 0 ? none : i18n.t('central.sentUpTo', [String(state.sent), state.sentAt === undefined ? none : instantText(state.sentAt)])],
    ['waiting', i18n.t('central.waiting'), i18n.t('central.entries', [String(state.waiting)])],
    ['next', i18n.t('central.next'), running ? i18n.t('central.running') : state.nextAt <= now ? i18n.t('central.soon') : instantText(new Date(state.nextAt).toISOString())],
  ];
  return (
    <>
      {missing === undefined ? null : (
        <Alert
          type="warning"
          showIcon
          title={i18n.t('central.noPermission', [missing])}
          action={
            <Button size="small" onClick={() => onGrant(missing)}>
              {i18n.t('lists.grant', [missing])}
            </Button>
          }
        />
      )}
      {fault === undefined || missing !== undefined ? null : <Alert type="warning" showIcon title={outboxFaultText(fault)} description={i18n.t('central.faultSince', [faultAt === undefined ? none : instantText(faultAt), String(failures)])} />}
      <Descriptions size="small" bordered column={1} items={facts.map(([key, label, value]) => ({ key, label, children: <span className="cg-list-url">{value}</span> }))} />
      <div className="cg-bar">
        <Button loading={running} disabled={missing !== undefined} onClick={onSend}>
          {i18n.t('central.sendNow')}
        </Button>
      </div>
    </>
  );
}
