import { i18n } from '#i18n';
import type { Verdict } from '../../lib/check/index.ts';
import type { FrameLook } from '../../lib/editor/index.ts';
import type { SiteProfile } from '../../lib/site/index.ts';
import { ShieldIcon } from '../verdict/icons.tsx';
import { OutcomeChip, VerdictView } from '../verdict/VerdictView.tsx';
import { PageCard, type PageCardProps } from './PageCard.tsx';

type PageActions = Omit<PageCardProps, 'page' | 'look' | 'busy'>;
export interface EditorViewProps {
  readonly profile: SiteProfile;
  readonly looks: readonly FrameLook[];
  readonly busy: boolean;
  /** An element is being chosen on the page. */
  readonly picking: boolean;
  readonly notice: string;
  readonly problems: readonly string[];
  readonly verdict: Verdict | null | undefined;
  readonly proof: { readonly state: 'none' | 'passed' | 'failed' | 'outdated'; readonly differences: readonly string[] };
  readonly published: boolean;
  readonly actionsOf: (pageId: string) => PageActions;
  readonly onTitle: (title: string) => void;
  readonly onCancelPick: () => void;
  readonly onLook: () => void;
  readonly onTry: () => void;
  readonly onProve: () => void;
  readonly onPublish: () => void;
  readonly onExport: () => void;
}

/** Describing a page: what was found, then try, prove, publish, in the order in which an admin does it. */
export function EditorView(props: EditorViewProps) {
  const { profile, looks, busy, picking, problems, verdict, proof } = props;
  const sound = problems.length === 0;
  return (
    <main className="cg-popup cg-editor">
      <header className="cg-popup-head">
        <ShieldIcon />
        <h1>{i18n.t('editor.title')}</h1>
        <button type="button" className="cg-link" disabled={busy} onClick={props.onLook}>
          {i18n.t('editor.look')}
        </button>
      </header>
      <p className="cg-muted">{i18n.t('editor.intro')}</p>
      <label className="cg-title">
        {i18n.t('editor.system')}
        <input type="text" value={profile.title} disabled={busy} onChange={(event) => props.onTitle(event.target.value)} />
      </label>
      <p className="cg-muted">{i18n.t('editor.facts', [profile.hosts.join(' '), profile.id, String(profile.version)])}</p>
      {picking ? (
        <div className="cg-picking" role="status">
          {i18n.t('editor.picking')}{' '}
          <button type="button" className="cg-link" onClick={props.onCancelPick}>
            {i18n.t('common.cancel')}
          </button>
        </div>
      ) : null}
      {props.notice === '' ? null : (
        <p className="cg-refused" role="alert">
          {props.notice}
        </p>
      )}
      {profile.pages.length === 0 ? <p className="cg-note">{i18n.t('editor.nothing')}</p> : null}
      {profile.pages.map((page) => (
        <PageCard key={page.id} page={page} look={looks.find(({ reading }) => reading.profileId === profile.id && reading.pageId === page.id)} busy={busy || picking} {...props.actionsOf(page.id)} />
      ))}
      <section className="cg-card" aria-label={i18n.t('editor.steps')}>
        <h2>{i18n.t('editor.steps')}</h2>
        {sound ? null : (
          <div className="cg-note" role="status">
            <p>{i18n.t('editor.problems', [String(problems.length)])}</p>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </div>
        )}
        <div className="cg-buttons">
          <button type="button" className="cg-button" disabled={busy || picking || !sound} onClick={props.onTry}>
            {i18n.t('editor.try')}
          </button>
          <button type="button" className="cg-button" disabled={busy || picking || !sound} onClick={props.onProve}>
            {i18n.t('editor.prove')}
          </button>
        </div>
        {verdict === undefined ? null : verdict === null ? (
          <p className="cg-note">{i18n.t('editor.nobody')}</p>
        ) : (
          <div className="cg-result">
            <p className="cg-tab-line">
              <OutcomeChip outcome={verdict.outcome} />
            </p>
            <VerdictView verdict={verdict} />
          </div>
        )}
        <p className={proof.state === 'failed' ? 'cg-refused' : 'cg-muted'} role="status">
          {i18n.t(`editor.proof.${proof.state}`)}
        </p>
        {proof.differences.length === 0 ? null : (
          <ul>
            {proof.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
        )}
        <div className="cg-buttons">
          <button type="button" className="cg-button cg-primary" disabled={busy || picking || !sound || proof.state !== 'passed'} onClick={props.onPublish}>
            {i18n.t('editor.publish')}
          </button>
          <button type="button" className="cg-button" disabled={busy || picking || !sound || proof.state !== 'passed'} onClick={props.onExport}>
            {i18n.t('editor.export')}
          </button>
        </div>
        <p role="status">{props.published ? i18n.t('editor.published') : ''}</p>
      </section>
    </main>
  );
}
