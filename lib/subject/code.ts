import { idCheck, orgCodeCheck, regNoCheck, usccCheck } from './checksum.ts';
import { stripInvisible } from './invisible.ts';
import { oldPersonIdShape, personIdShape } from './person-id.ts';
import type { CodeKind, CodeReading } from './types.ts';

const DASHES = /[\p{Dash_Punctuation}\u2212\u30fc\u2500\u00af]/gu;

/** Most codes are of nothing but these, which no step changes. */
const PLAIN = /^[0-9A-Z]*$/;

/** Half width, upper case; without spaces, hyphens and zero-width characters. Idempotent. */
export function normaliseCode(text: string): string {
  if (PLAIN.test(text)) return text;
  let before = text;
  // As with names, one round may leave work for another; the bound only guards against a case nobody has thought of.
  for (let round = 0; round < 8; round += 1) {
    const after = stripInvisible(before).normalize('NFKC').replace(DASHES, '').toUpperCase();
    if (after === before) break;
    before = after;
  }
  return before;
}

const MASKS = '*\u2217\u204e\u2731\u00d7\u2715\u2716\u2573\u2022\u25cf\u25cb\u25a0\u25a1\u2588';
const MASK = new RegExp(`[${MASKS}]|\\.{3,}|X{3,}`);
const CODE_OR_MASK = new RegExp(`[0-9A-Z${MASKS}.]+`, 'g');

/**
 * Classifies an identity text by its shape and checks its check digit.
 * In: text as a page, file or person has it, at most with one label or remark around the code.
 * Out: `masked` or `unknown` when there is no single code to be read; never throws.
 */
export function readCode(text: string): CodeReading {
  const whole = normaliseCode(text);
  const bare = isBare(whole);
  // Without its spaces "USCC 9199…" is one run too: a run of no known shape is looked at word by word before it is given up.
  const code = bare && classify(whole).kind !== 'unknown' ? whole : (onlyRun(text) ?? (bare ? whole : undefined));
  if (code === undefined) return { raw: text, kind: 'unknown', value: whole, checksum: 'none' };
  const { kind, checksum } = classify(code);
  const suggestion = checksum === 'invalid' || kind === 'unknown' ? suggest(code) : undefined;
  // A slip such as O for 0 hides the kind of a registration number: what it would be, put right, is what it is meant to be.
  if (kind === 'unknown' && suggestion !== undefined) return { raw: text, kind: classify(suggestion).kind, value: code, checksum: 'invalid', suggestion };
  return { raw: text, kind, value: code, checksum, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** Kind and check of one normalised run of characters. */
function classify(code: string): { kind: CodeKind; checksum: CodeReading['checksum'] } {
  if (MASK.test(code) && !usccCheck(code)) return { kind: 'masked', checksum: 'none' };
  if (isPlaceholder(code)) return { kind: 'unknown', checksum: 'none' };
  const digits = code.replace(/\D/g, '').length;
  if (/^[0-9A-Z]{18}$/.test(code) && digits >= 9) return classify18(code);
  if (/^\d{15}$/.test(code)) {
    if (regNoCheck(code)) return { kind: 'regNo', checksum: 'valid' };
    return oldPersonIdShape(code) ? { kind: 'residentId', checksum: 'none' } : { kind: 'regNo', checksum: 'invalid' };
  }
  if (/^\d{13}$/.test(code)) return { kind: 'regNo', checksum: 'none' };
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && digits >= 4) return { kind: 'orgCode', checksum: orgCodeCheck(code) ? 'valid' : 'invalid' };
  return { kind: 'unknown', checksum: 'none' };
}

const COUNTED_UP = '0123456789'.repeat(3);
const COUNTED_DOWN = '9876543210'.repeat(3);

/** One sign over and over, or digits counted up or down: typed where no code is known, and some of it passes a check. */
function isPlaceholder(code: string): boolean {
  return new Set(code).size === 1 || COUNTED_UP.includes(code) || COUNTED_DOWN.includes(code);
}

/** GB 32100: registering department, kind of party, and six digits of a region. A serial number passes the check digit once in 31 times. */
const USCC_SHAPE = /^[1-9ANY][1-9]\d{6}/;

/** 18 places are a party's code or a person's number. In doubt a person's: it is then kept out of every text we write. */
function classify18(code: string): { kind: CodeKind; checksum: CodeReading['checksum'] } {
  const person = personIdShape(code);
  const party = usccCheck(code);
  // Permanent-residence cards begin with 9 as the codes of all market entities do: only the check digits tell them apart.
  const personal = code.startsWith('9') ? idCheck(code) && !party : idCheck(code) || !party;
  if (person !== undefined && personal) return { kind: person, checksum: idCheck(code) ? 'valid' : 'invalid' };
  return { kind: 'uscc', checksum: party && USCC_SHAPE.test(code) ? 'valid' : 'invalid' };
}

const MISREAD: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2' };

/** The letters that the alphabet of codes leaves out, read as the digits they look like; only if that passes the check. */
function suggest(code: string): string | undefined {
  const repaired = code.replace(/[OISZ]/g, (letter) => MISREAD[letter] ?? letter);
  if (repaired === code) return undefined;
  const { kind, checksum } = classify(repaired);
  return checksum === 'valid' && (kind === 'uscc' || kind === 'regNo' || kind === 'orgCode') ? repaired : undefined;
}

function isBare(text: string): boolean {
  return text.match(CODE_OR_MASK)?.[0] === text;
}

/** Lengths of organisation code, old and new registration number, USCC and identity number. */
const LENGTHS = new Set([9, 13, 15, 18]);
/** Longest run that may stand beside a code without making it doubtful which one is meant (a form's number, a date). */
const SMALL_TALK = 6;

/** The code in `label: code (remark)`; undefined when there is none, or more than one run that could be it. */
function onlyRun(text: string): string | undefined {
  // Spaces may stand inside a code as well as around it: first without them, then word by word.
  for (const runs of [runsOf(normaliseCode(text)), text.split(/\s+/u).flatMap((word) => runsOf(normaliseCode(word)))]) {
    const long = runs.filter((run) => run.length > SMALL_TALK || MASK.test(run));
    const [run] = long;
    if (long.length === 1 && run !== undefined && (LENGTHS.has(run.length) || MASK.test(run))) return run;
  }
  return undefined;
}

function runsOf(text: string): string[] {
  return text.match(CODE_OR_MASK) ?? [];
}

/** The organisation code inside a USCC (places 9-17); undefined for anything that is not 18 characters long. */
export function orgCodeOf(uscc: string): string | undefined {
  return /^[0-9A-Z]{18}$/.test(uscc) ? uscc.slice(8, 17) : undefined;
}

/** GB/T 2260 division code inside a USCC (places 3-8); undefined when those are not digits. */
export function regionOf(uscc: string): string | undefined {
  return /^[0-9A-Z]{2}(\d{6})[0-9A-Z]{10}$/.exec(uscc)?.[1];
}
