import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { isFeedbackPeriod } from '../../../lib/feedback/index.ts';

export interface FeedbackFile {
  readonly name: string;
  readonly rows: number;
  readonly hash: string;
}
export type FeedbackForm = 'xlsx' | 'csv' | 'json';

interface Props {
  readonly period: { readonly from: string; readonly to: string };
  readonly onPeriod: (period: { from: string; to: string }) => void;
  /** Undefined when it could not be made or recorded: then nothing was given out. */
  readonly onMake: (form: FeedbackForm) => Promise<FeedbackFile | undefined>;
}

/** To whom which measure was applied, as a file for those who have to be told. */
export function FeedbackCard({ period, onPeriod, onMake }: Props) {
  const ids = useId();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<FeedbackFile | 'failed' | undefined>();
  const good = isFeedbackPeriod(period);
  const make = async (form: FeedbackForm) => {
    setBusy(true);
    setMade((await onMake(form)) ?? 'failed');
    setBusy(false);
  };
  return (
    <section className="cg-stack" aria-labelledby={`${ids}title`}>
      <h2 id={`${ids}title`}>{i18n.t('feedback.title')}</h2>
      <p className="cg-intro">{i18n.t('feedback.intro')}</p>
      <div className="cg-bar">
        <label htmlFor={`${ids}from`}>{i18n.t('stats.from')}</label>
        <input id={`${ids}from`} className="cg-date" type="date" value={period.from} onChange={(event) => onPeriod({ ...period, from: event.target.value })} />
        <label htmlFor={`${ids}to`}>{i18n.t('stats.to')}</label>
        <input id={`${ids}to`} className="cg-date" type="date" value={period.to} onChange={(event) => onPeriod({ ...period, to: event.target.value })} />
        <Button type="primary" disabled={!good} loading={busy} onClick={() => void make('xlsx')}>
          {i18n.t('feedback.xlsx')}
        </Button>
        <Button disabled={!good || busy} onClick={() => void make('csv')}>
          {i18n.t('feedback.csv')}
        </Button>
        <Button disabled={!good || busy} onClick={() => void make('json')}>
          {i18n.t('feedback.json')}
        </Button>
      </div>
      {good ? null : <Alert type="warning" showIcon title={i18n.t('feedback.badPeriod')} />}
      {made === 'failed' ? <Alert type="error" showIcon role="alert" title={i18n.t('feedback.failed')} /> : null}
      {made === undefined || made === 'failed' ? null : (
        <Alert type="success" showIcon role="status" title={i18n.t('feedback.made', [made.name, String(made.rows)])} description={<span className="cg-mono">{i18n.t('feedback.hashIs', [made.hash])}</span>} />
      )}
    </section>
  );
}
