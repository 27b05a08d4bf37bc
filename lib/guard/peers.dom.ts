/**
 * Frames of one origin ask each other at once. What a frame has chosen reaches the others through the background, some
 * tens of milliseconds later; a button of the top document can be pressed before. Scripts of one extension share their
 * world among the frames of an origin, so the guard of the top document can ask the guard of the form itself. The page
 * has a world of its own: it neither sees nor can answer this.
 */
const CHOSEN = 'creditgate:commitment-chosen';
/** Pages with more frames than this are not asked through: each call must stay within the officer's click. */
const MAX_FRAMES = 200;

type Answering = Window & { [CHOSEN]?: () => boolean };

/** Answers the other frames. `chosen`: whether this frame has the commitment route chosen now. → ends it. */
export function answerPeers(view: Window, chosen: () => boolean): () => void {
  const answering = view as Answering;
  answering[CHOSEN] = chosen;
  return () => {
    if (answering[CHOSEN] === chosen) delete answering[CHOSEN];
  };
}

/** Whether another frame of this tab, of this origin, has the commitment route chosen at this moment. */
export function chosenInPeers(view: Window): boolean {
  const queue: Window[] = [view.top ?? view];
  for (let at = 0; at < queue.length && at < MAX_FRAMES; at += 1) {
    const frame = queue[at];
    if (frame === undefined) break;
    if (frame !== view && ask(frame)) return true;
    // Count and place of frames can be read across origins: one of ours may lie within one that is not.
    for (let child = 0; child < frame.length && queue.length < MAX_FRAMES; child += 1) {
      const inner = frame[child];
      if (inner !== undefined) queue.push(inner);
    }
  }
  return false;
}

function ask(frame: Window): boolean {
  try {
    return (frame as Answering)[CHOSEN]?.() === true;
  } catch (error) {
    // Another origin; or a frame whose script has ended with its extension.
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
