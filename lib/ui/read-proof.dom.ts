/** Reads a saved page again, with the reader that reads live pages, in an inert frame of our own page. */
import type { FrameReading, Proof, SiteProfile } from '../site/index.ts';
import { parseUrl } from '../shared/index.ts';

type Reader = Window & { creditgateRead?: (options: { html: string; place: object; profiles: readonly SiteProfile[] }) => string };

/** What each frame of the proof gives now; `undefined` where it cannot be read. */
export async function readProof(proof: Proof, profile: SiteProfile): Promise<(FrameReading | undefined)[]> {
  const readings: (FrameReading | undefined)[] = [];
  for (const frame of proof.frames) readings.push(await readOne(frame, profile));
  return readings;
}

async function readOne({ html, path, parent }: Proof['frames'][number], profile: SiteProfile): Promise<FrameReading | undefined> {
  const url = parseUrl(`http://proof${path}`);
  if (url === undefined) return undefined;
  const frame = document.createElement('iframe');
  frame.title = 'proof';
  // Rendered, since the reader asks what is visible; out of sight and out of reach.
  frame.style.cssText = 'position:fixed;left:-3000px;top:0;width:1366px;height:768px;border:0';
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  document.body.append(frame);
  try {
    const inner = frame.contentDocument;
    if (inner === null) return undefined;
    if (!(await loadReader(inner))) return undefined;
    const place = { path: url.pathname, search: url.search, hash: url.hash, top: parent === undefined };
    const text = (frame.contentWindow as Reader | null)?.creditgateRead?.({ html, place, profiles: [profile] });
    return text === undefined ? undefined : (JSON.parse(text) as FrameReading);
  } finally {
    frame.remove();
  }
}

function loadReader(inner: Document): Promise<boolean> {
  return new Promise((resolve) => {
    const script = inner.createElement('script');
    script.src = '/proof-reader.js';
    script.addEventListener('load', () => resolve(true));
    script.addEventListener('error', () => resolve(false));
    inner.head.append(script);
  });
}
