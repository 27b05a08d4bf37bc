import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { EditorView, type EditorViewProps } from '../../components/editor/EditorView.tsx';
import type { Verdict } from '../../lib/check/index.ts';
import { caseValueOf, changePage, draftFrom, proofOf, provesProfile, valuesInside, withFrame, withoutPart, withPart, withRoute, type Picked, POINTED, type Pointed, type RouteSideWord, type ValueField } from '../../lib/editor/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { lintProfile, type Proof, type SiteProfile } from '../../lib/site/index.ts';
import { ask } from '../../lib/ui/ask.ts';
import { checkProof } from '../../lib/ui/check-proof.dom.ts';
import { offerFile } from '../../lib/ui/files.dom.ts';
import { profileReasonText, publishReasonText } from '../../lib/ui/index.ts';
import { fitsHost, lookAtFrames, pickInFrames, saveFrames, stopFrames, type LookedFrame } from './frames.ts';

const NAMED = POINTED;
const nameOf = (field: Pointed): string => i18n.t(`editor.field.${field}`);

/** One tab under description. Everything that counts is pressed here, on our own page: the described one is hostile. */
export function Editor({ tabId, profileId }: { readonly tabId: number; readonly profileId?: string }) {
  const [profile, setProfile] = useState<SiteProfile>();
  const [frames, setFrames] = useState<readonly LookedFrame[]>([]);
  const [busy, setBusy] = useState(true);
  const [picking, setPicking] = useState(false);
  const [notice, setNotice] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>();
  const [proof, setProof] = useState<Proof>();
  const [differences, setDifferences] = useState<readonly string[]>([]);
  const [published, setPublished] = useState(false);
  const frameIds = useRef<readonly number[]>([]);

  const look = useCallback(
    async (profiles: readonly SiteProfile[]) => {
      const found = await lookAtFrames(tabId, { profiles, names: Object.fromEntries(NAMED.map((field) => [field, nameOf(field)])) });
      frameIds.current = found.map(({ frameId }) => frameId);
      setFrames(found);
      return found;
    },
    [tabId],
  );
  const change = useCallback(
    async (next: SiteProfile) => {
      setProfile(next);
      setPublished(false);
      setVerdict(undefined);
      // A draft that is not well-formed yet is not sent into the page.
      if (lintProfile(next).ok) await look([next]);
    },
    [look],
  );

  useEffect(() => {
    void (async () => {
      const policy = await ask(() => sendMessage('policy', {}));
      const seen = await look([]);
      const top = seen.find(({ look: { at } }) => at.length === 0)?.look;
      if (!policy.ok || top === undefined) setNotice(i18n.t(policy.ok ? 'editor.unreadable' : 'common.unreachable'));
      else if (!policy.value.rules.siteEditing) setNotice(i18n.t('publishReason.not_allowed'));
      else {
        const existing = await startingPoint(policy.value.sites.profiles, top.host, profileId);
        const known = existing === undefined ? seen : await look([existing]);
        await change(draftFrom(known.map((frame) => frame.look), existing));
      }
      setBusy(false);
    })();
    const leave = () => void stopFrames(tabId, frameIds.current, true);
    addEventListener('pagehide', leave);
    return () => removeEventListener('pagehide', leave);
  }, [tabId, profileId, look, change]);

  if (profile === undefined) return <main className="cg-popup cg-editor">{notice === '' ? <p className="cg-muted">{i18n.t('common.loading')}</p> : <p className="cg-refused" role="alert">{notice}</p>}</main>;

  const looks = frames.map((frame) => frame.look);
  const problems = problemsOf(profile, looks);
  const readings = looks.map(({ reading }) => reading).filter(({ profileId }) => profileId === profile.id);
  const proofState = proof === undefined ? (differences.length > 0 ? 'failed' : 'none') : provesProfile(proof, profile) ? 'passed' : 'outdated';

  const working = async (work: () => Promise<void>) => {
    setBusy(true);
    setNotice('');
    await work().finally(() => setBusy(false));
  };
  const pick = async (pageId: string, field: Pointed) => {
    setPicking(true);
    setNotice('');
    const editorWindow = await browser.windows.getCurrent().catch(() => undefined);
    const tab = await browser.tabs.update(tabId, { active: true }).catch(() => undefined);
    if (tab?.windowId !== undefined && tab.windowId !== editorWindow?.id) await browser.windows.update(tab.windowId, { focused: true }).catch(() => undefined);
    const { frameId, picked } = await pickInFrames(tabId, frameIds.current, field, nameOf(field));
    if (editorWindow?.id !== undefined) await browser.windows.update(editorWindow.id, { focused: true }).catch(() => undefined);
    setPicking(false);
    if (!picked.cancelled) await take(pageId, frameId, picked);
  };
  const take = async (pageId: string, frameId: number, { part, route }: Picked) => {
    if (part === undefined) return;
    const frame = frames.find((one) => one.frameId === frameId)?.look;
    // What was pointed at in another frame belongs to that frame's page.
    const owner = frame?.reading.profileId === profile.id ? frame.reading.pageId : undefined;
    const base = owner !== undefined || frame === undefined || shown(pageId) === undefined ? profile : withFrame(profile, { ...frame, found: [], route: undefined });
    const target = owner ?? (base === profile ? pageId : (base.pages.at(-1)?.id ?? pageId));
    const next = changePage(base, target, (page) => (route === undefined ? withPart(page, part) : withRoute(page, route)));
    if (JSON.stringify(next) === JSON.stringify(base)) setNotice(i18n.t(route === undefined ? 'editor.noLocator' : 'editor.noCommitment'));
    else await change(next);
  };
  const shown = (pageId: string) => looks.find(({ reading }) => reading.profileId === profile.id && reading.pageId === pageId);

  const tryIt = () =>
    working(async () => {
      const answer = await ask(() => sendMessage('tryReadings', { readings }), { tries: 1 });
      if (answer.ok) setVerdict(answer.value);
      else setNotice(i18n.t('common.unreachable'));
    });
  const prove = () =>
    working(async () => {
      const seen = await look([profile]);
      const hide = seen.flatMap((frame) => [frame.look.reading.applicant, ...(frame.look.reading.others ?? [])]).flatMap((subject) => Object.values(subject)).filter((value): value is string => typeof value === 'string');
      const saved = await saveFrames(tabId, frameIds.current, { profiles: [profile], salt: crypto.randomUUID(), hide });
      const made = proofOf(saved, profile, new Date().toISOString());
      if (made === undefined) {
        setNotice(i18n.t('editor.notSaved'));
        return;
      }
      const check = await checkProof(made, profile);
      const wrong = check.differences.map(({ path, members }) => `${path} ${i18n.t('editor.differs')} ${members}`);
      setDifferences([...wrong, ...(check.proves ? [] : [i18n.t('editor.provesNothing')])]);
      setProof(wrong.length === 0 && check.proves ? made : undefined);
    });
  const publish = () =>
    working(async () => {
      const answer = await ask(() => sendMessage('publishProfile', { profile, proof }), { tries: 1, timeoutMs: 20_000 });
      if (!answer.ok) setNotice(i18n.t('common.unreachable'));
      else if (answer.value.ok) setPublished(true);
      else setNotice(publishReasonText(answer.value.reason));
    });

  const actionsOf: EditorViewProps['actionsOf'] = (pageId) => ({
    onPick: (field) => void pick(pageId, field),
    onClear: (field, index) => void change(changePage(profile, pageId, (page) => withoutPart(page, field, index))),
    onChoose: (field, index) => void change(changePage(profile, pageId, (page) => reordered(page, field, index))),
    onSide: (text, side) => void change(changePage(profile, pageId, (page) => sided(page, text, side))),
    onChange: (members) => void change(changePage(profile, pageId, (page) => ({ ...page, ...members }))),
    onRemove: () => void change({ ...profile, pages: profile.pages.filter(({ id }) => id !== pageId) }),
  });
  return (
    <EditorView
      profile={profile}
      looks={looks}
      busy={busy}
      picking={picking}
      notice={notice}
      problems={problems}
      verdict={verdict}
      proof={{ state: proofState, differences }}
      published={published}
      actionsOf={actionsOf}
      onTitle={(title) => setProfile({ ...profile, title })}
      onCancelPick={() => void stopFrames(tabId, frameIds.current, false)}
      onLook={() => void working(async () => void (await look([profile])))}
      onTry={() => void tryIt()}
      onProve={() => void prove()}
      onPublish={() => void publish()}
      onExport={() => offerFile(`${profile.id}.profile.json`, JSON.stringify({ profile, proof }, null, 2))}
    />
  );
}

/** The profile that was asked for, a draft of it before the one in force; otherwise the one of this host. */
async function startingPoint(profiles: readonly SiteProfile[], host: string, profileId: string | undefined): Promise<SiteProfile | undefined> {
  const drafts = await ask(() => sendMessage('profileDrafts', {}));
  const known = [...(drafts.ok ? Object.values(drafts.value).map((draft) => lintProfile(draft)).flatMap((linted) => (linted.ok ? [linted.value] : [])) : []), ...profiles];
  return known.find(({ id }) => id === profileId) ?? known.find(({ hosts }) => fitsHost(hosts, host));
}

function problemsOf(profile: SiteProfile, looks: readonly LookedFrame['look'][]): string[] {
  const linted = lintProfile(profile).problems.map(({ path, reason, message }) => [path, profileReasonText(reason), message].filter((part) => part !== '').join(' '));
  const found = profile.pages.every(({ applicant, route, submit, penaltyCase }) => applicant === undefined && route === undefined && submit === undefined && penaltyCase === undefined) ? [i18n.t('editor.describesNothing')] : [];
  return [...linted, ...found, ...valuesInside(profile, looks).map((text) => i18n.t('editor.holdsValue', [text]))];
}

type Page = SiteProfile['pages'][number];

function reordered(page: Page, field: Pointed, index: number): Page {
  if (field === 'route' || field === 'submit' || field === 'scope' || field === 'exclude') return page;
  const ofCase = caseValueOf(field);
  if (ofCase !== undefined) {
    const known = page.penaltyCase?.[ofCase] ?? [];
    const first = known[index];
    return first === undefined ? page : { ...page, penaltyCase: { ...page.penaltyCase, [ofCase]: [first, ...known.filter((one) => one !== first)] } };
  }
  const all = page.applicant?.[field as ValueField] ?? [];
  const chosen = all[index];
  return chosen === undefined ? page : { ...page, applicant: { ...page.applicant, [field as ValueField]: [chosen, ...all.filter((one) => one !== chosen)] } };
}

function sided(page: Page, text: string, side: RouteSideWord): Page {
  if (page.route === undefined) return page;
  const without = (list: readonly string[]): string[] => list.filter((one) => one !== text);
  const commitment = [...without(page.route.commitment), ...(side === 'commitment' ? [text] : [])];
  const ordinary = [...without(page.route.ordinary), ...(side === 'ordinary' ? [text] : [])];
  return { ...page, route: { ...page.route, commitment, ordinary } };
}
