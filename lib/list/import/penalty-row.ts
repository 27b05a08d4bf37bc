import { maskPersonIds, normaliseName, usccCheck } from '../../subject/index.ts';
import { err, ok, type Result } from '../../shared/index.ts';
import type { ColumnMap, Target } from './columns.ts';
import { readDay } from './dates.ts';
import { penaltyRemoval } from './penalty.ts';
import type { RowError } from './reasons.ts';
import { NOT_STATED, region, sortCodes, textOf, type Codes } from './record.ts';

/** What a row says of one penalty, as far as counting needs it. */
export interface PenaltyRecord {
  readonly name: string;
  readonly uscc?: string;
  readonly regNo?: string;
  readonly region?: string;
  readonly docNo?: string;
  readonly decidedOn: string;
  readonly publishedOn?: string;
  readonly removedOn?: string;
  readonly act: string;
  readonly kinds?: string;
  readonly procedure?: string;
}

/** Caps as in the schema: longer texts would be refused when the list is built. */
const MAX_NAME = 200;
const MAX_DOC_NO = 200;
const MAX_ACT = 2000;

/**
 * The same row as `readRecord` reads, without what only a list needs: millions of rows are gone through to find a few
 * thousand parties.
 */
export function readPenalty(cells: readonly unknown[], map: ColumnMap): Result<PenaltyRecord, RowError> {
  const text = (target: Target) => maskPersonIds(firstText(cells, map, target));
  const name = text('name');
  if (name === undefined || normaliseName(name).normal === '') return err('missing-name');
  const [decided, published, removed, repaired, quashed] = (['listedOn', 'publishedOn', 'removedOn', 'repairedOn', 'quashedOn'] as const).map((target) => quickDay(firstCell(cells, map, target)));
  if (decided === null || published === null || removed === null || repaired === null || quashed === null) return err('bad-date');
  if (decided === undefined) return err('missing-listed-on');
  const [docNo, act] = [text('docNo'), text('ground') ?? NOT_STATED];
  if (name.length > MAX_NAME || act.length > MAX_ACT || (docNo?.length ?? 0) > MAX_DOC_NO) return err('too-long');
  const removedOn = removed ?? penaltyRemoval({ repairedOn: repaired, quashedOn: quashed, repaired: text('repaired'), listedOn: decided })?.on;
  return ok({ name, ...codesOf(cells, map), region: region(text('region'), () => undefined), docNo, decidedOn: decided, publishedOn: published, removedOn, act, kinds: text('penaltyKinds'), procedure: text('penaltyProcedure') });
}

function codesOf(cells: readonly unknown[], map: ColumnMap): Codes {
  const [uscc, regNo, code] = [firstText(cells, map, 'uscc'), firstText(cells, map, 'regNo'), firstText(cells, map, 'code')];
  const sound = uscc ?? code;
  // Most rows have a sound code of a market entity: nothing more is to be found out about it.
  if (sound !== undefined && sound.startsWith('9') && usccCheck(sound)) return { uscc: sound };
  return sortCodes({ uscc, regNo, code }, () => undefined);
}

function firstCell(cells: readonly unknown[], map: ColumnMap, target: Target): unknown {
  for (const index of map.columns.get(target) ?? []) if (textOf(cells[index]) !== undefined) return cells[index];
  return undefined;
}

function firstText(cells: readonly unknown[], map: ColumnMap, target: Target): string | undefined {
  for (const index of map.columns.get(target) ?? []) {
    const text = textOf(cells[index]);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Penalties of some years have a few thousand days between them. */
const days = new Map<string, string | undefined | null>();
const MAX_DAYS = 20_000;

/** Null for what is no date. Keys are copies: a text cut out of a file would hold its surroundings in memory. */
function quickDay(cell: unknown): string | undefined | null {
  if (cell === undefined) return undefined;
  if (typeof cell === 'string' && days.has(cell)) return days.get(cell);
  const read = readDay(cell);
  const day = read.ok ? read.value : null;
  if (typeof cell === 'string' && days.size < MAX_DAYS) days.set(Array.from(cell).join(''), day);
  return day;
}
