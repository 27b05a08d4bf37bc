import { parseUrl } from '../shared/index.ts';
import { maskPersonIds, parseCompany, readCode } from '../subject/index.ts';
import { fieldIn, type FieldWords } from './field.ts';
import { tidy } from './plan.ts';
import { CLUE_MAX, type ClueDraft } from './types.ts';

/** What a browser tells of a page in which the officer has asked for a clue. */
export interface PageSeen {
  readonly url?: string;
  readonly title?: string;
  /** Text selected in it. */
  readonly text?: string;
  /** The applicant whom the tab's case is about. */
  readonly party?: { readonly name?: string; readonly code?: string };
  /** Words by which its regulatory field is told. */
  readonly fields?: readonly FieldWords[];
}

/** Of a selection so much is looked at: somebody will press Ctrl+A on a page of megabytes. */
const READ = 20_000;

/**
 * The draft of a clue: host without path and query, texts capped, numbers of persons struck out. Without a case of the tab, a
 * selected text that is a company's name is taken for the party, and a code in the selected text for its code.
 */
export function draftOf({ url, title, text, party, fields = [] }: PageSeen): ClueDraft {
  const host = url === undefined ? undefined : parseUrl(url)?.host;
  const picked = tidy(text?.slice(0, READ), CLUE_MAX.text);
  const name = party?.name ?? (party?.code === undefined ? nameIn(picked) : undefined);
  const code = party?.code ?? (party?.name === undefined ? codeIn(picked) : undefined);
  const field = fieldIn(picked ?? '', fields) ?? fieldIn(title?.slice(0, CLUE_MAX.title) ?? '', fields);
  const draft = { name: tidy(name, CLUE_MAX.name), code: tidy(code, CLUE_MAX.code), text: picked, field };
  const shownTitle = tidy(title === undefined ? undefined : maskPersonIds(title), CLUE_MAX.title);
  const source = host === undefined || host === '' ? undefined : { host: host.slice(0, CLUE_MAX.host), ...(shownTitle === undefined ? {} : { title: shownTitle }) };
  return { ...(source === undefined ? {} : { source }), ...Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined)) };
}

/** Longer than any name; a whole paragraph is no party. */
const MAX_NAME = 60;

function nameIn(text: string | undefined): string | undefined {
  if (text === undefined || text.length > MAX_NAME || /[\n，。；：,;]/u.test(text)) return undefined;
  const { form, core } = parseCompany(text);
  return form === 'none' || core === '' ? undefined : text;
}

function codeIn(text: string | undefined): string | undefined {
  return (text?.match(/(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])/gu) ?? []).find((run) => readCode(run).kind === 'uscc');
}
