import { PROOF_FRAME, type Proof } from '../../lib/site/index.ts';
import type { PageCase } from './score.ts';

/** `lib/editor/restore.dom.ts`, which needs a document, names it. */
const CLICKED_ROW = 'data-clicked-row';

interface Naming {
  readonly name: string;
  readonly why: string;
  readonly patterns: readonly string[];
}

/** Files of the corpus cases that a proof makes: its documents, and one expectation for each that was read. */
export function caseFiles(proof: Proof, { name, why, patterns }: Naming): { file: string; text: string }[] {
  const pageOf = (at: number): string => (at === 0 ? `${name}.html` : `${name}.${at}.html`);
  const documents = proof.frames.map(({ html }, at) => ({ file: pageOf(at), text: withFrames(html, name) }));
  const cases = proof.readings.flatMap((reading, at) => {
    if (reading === null) return [];
    // The corpus serves the page from its own address: a profile is held to its locators there, not to host and path.
    const { why: _why, ...expected } = reading;
    const page: PageCase = {
      why: at === 0 ? why : `${why} (frame ${at})`,
      patterns,
      expected,
      // The list's clicked row is part of what was saved: the corpus clicks it again.
      ...(at === 0 && proof.frames[0]?.html.includes(CLICKED_ROW) === true ? { act: `click:[${CLICKED_ROW}]` } : {}),
      ...(proof.profile === undefined ? {} : { profiles: [anywhere(proof.profile, reading.pageId)] }),
      ...(at === 0 ? {} : { frame: `proof-frame-${at}` }),
    };
    // Of a page with frames every document is a case, and all of them open the top document.
    const file = at === 0 ? name : `${name}.frame-${at}`;
    return [{ file: `${file}.expected.json`, text: `${JSON.stringify(at === 0 ? page : { ...page, page: name }, null, 2)}\n` }];
  });
  return [...documents, ...cases];
}

function withFrames(html: string, name: string): string {
  return html.replaceAll(new RegExp(`src="${PROOF_FRAME}(\\d+)"`, 'gu'), (_, at: string) => `name="proof-frame-${at}" src="${name}.${at}.html"`);
}

function anywhere(profile: NonNullable<Proof['profile']>, pageId: string | undefined): NonNullable<Proof['profile']> {
  const pages = profile.pages.filter(({ id }) => id === pageId).map(({ path: _path, hash: _hash, ...page }) => page);
  return { ...profile, hosts: ['127.0.0.1'], pages: pages.length === 0 ? profile.pages : pages };
}
