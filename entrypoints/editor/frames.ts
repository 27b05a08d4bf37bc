import { browser } from 'wxt/browser';
import { FrameLookAnswer, PickedAnswer, SavedFrameAnswer, type FrameLook, type LookRequest, type Picked, type Pointed, type SavedFrame, type SaveRequest } from '../../lib/editor/index.ts';
import { sendMessage } from '../../lib/messaging/client.ts';
import { hostFits } from '../../lib/policy/index.ts';
import { parseUrl } from '../../lib/shared/index.ts';

const PICKER_FILE = '/content-scripts/picker.js';

export interface LookedFrame {
  readonly frameId: number;
  readonly look: FrameLook;
}

/** Puts the editor's hand into every frame that may be read; their ids. Empty: the tab may not be read, or is gone. */
export async function enterFrames(tabId: number): Promise<number[]> {
  try {
    const results = await browser.scripting.executeScript({ target: { tabId, allFrames: true }, files: [PICKER_FILE] });
    return results.map(({ frameId }) => frameId);
  } catch {
    // A host that was not granted, an error page, a closed tab: told to the person as one thing.
    return [];
  }
}

export async function lookAtFrames(tabId: number, request: LookRequest): Promise<LookedFrame[]> {
  const frames = await enterFrames(tabId);
  const answers = await Promise.all(frames.map(async (frameId) => ({ frameId, answer: FrameLookAnswer.safeParse(await sendMessage('editorLook', request, { tabId, frameId }).catch(() => undefined)) })));
  return answers.flatMap(({ frameId, answer }) => (answer.success ? [{ frameId, look: answer.data as FrameLook }] : []));
}

/** The first frame in which something is chosen or the choice is given up; the others are told to stop. */
export async function pickInFrames(tabId: number, frames: readonly number[], field: Pointed, name: string): Promise<{ frameId: number; picked: Picked }> {
  const asked = frames.map(async (frameId) => {
    const answer = PickedAnswer.safeParse(await sendMessage('editorPick', { field, name }, { tabId, frameId }));
    return { frameId, picked: answer.success ? (answer.data as Picked) : { cancelled: true } };
  });
  const first = await Promise.any(asked).catch(() => ({ frameId: 0, picked: { cancelled: true } }));
  await stopFrames(tabId, frames, false);
  return first;
}

export async function stopFrames(tabId: number, frames: readonly number[], leave: boolean): Promise<void> {
  await Promise.allSettled(frames.map((frameId) => sendMessage('editorStop', { leave }, { tabId, frameId })));
}

export async function saveFrames(tabId: number, frames: readonly number[], request: SaveRequest): Promise<SavedFrame[]> {
  const answers = await Promise.all(frames.map(async (frameId) => SavedFrameAnswer.safeParse(await sendMessage('editorSave', request, { tabId, frameId }).catch(() => undefined))));
  return answers.flatMap((answer) => (answer.success ? [answer.data as SavedFrame] : []));
}

export function fitsHost(hosts: readonly string[], host: string): boolean {
  const url = parseUrl(`http://${host}/`);
  const secure = parseUrl(`https://${host}/`);
  return hosts.some((entry) => (url !== undefined && hostFits(entry, url)) || (secure !== undefined && hostFits(entry, secure)));
}
