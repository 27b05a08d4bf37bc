import { foldUnits, stepsBetween, type CompanyName, type FoldUnit, type NamePart } from '../subject/index.ts';
import { isLossless, type MatchStep } from './steps.ts';

/**
 * A stretch of two texts laid side by side. `left` and `right` of all segments joined are the texts; equal stretches have
 * no step, every other has the step that explains it. One side is empty where only the other has something.
 */
export interface AlignedSegment {
  readonly left: string;
  readonly right: string;
  readonly step?: MatchStep;
}

/** Beyond this the table of the alignment is not worth its memory; names are capped at 200. */
const MAX_UNITS = 300;

/** Lays two names side by side. `steps`: what the comparison of their parts has found; the rest follows from the characters. */
export function align(left: string, right: string, steps: readonly MatchStep[], a?: CompanyName, b?: CompanyName): AlignedSegment[] {
  if (left === right) return left === '' ? [] : [{ left, right }];
  const [units, others] = [foldUnits(left), foldUnits(right)];
  if (units === undefined || others === undefined || units.length > MAX_UNITS || others.length > MAX_UNITS) return wholly(left, right, steps);
  const moved = steps.includes('word-order');
  const [one, two] = [placed(units, a, moved), placed(others, b, moved)];
  return merged(path(one, two).map(([l, r]) => segment(l, r, steps)));
}

function wholly(left: string, right: string, steps: readonly MatchStep[]): AlignedSegment[] {
  return [{ left, right, step: steps.at(-1) ?? stepsBetween(left, right)[0] ?? 'traditional' }];
}

interface PlacedUnit extends FoldUnit {
  readonly part: NamePart['kind'];
  /** Takes no part in the search for equal stretches: a moved place is shown where it stands. */
  readonly loose: boolean;
  /** The name has traditional characters. */
  readonly traditionalName: boolean;
}

function placed(units: readonly FoldUnit[], name: CompanyName | undefined, moved: boolean): PlacedUnit[] {
  let at = 0;
  const traditionalName = units.some((unit) => !unit.numeral && unit.folded !== unit.normal);
  return units.map((unit) => {
    const part = name?.parts.find(({ from, to }) => at >= from && at < to)?.kind ?? 'core';
    at += unit.folded.length;
    return { ...unit, part, traditionalName, loose: unit.folded === '' || (moved && (part === 'place' || part === 'bracket')) };
  });
}

type Step = readonly [left: PlacedUnit | undefined, right: PlacedUnit | undefined];

/** The longest common run of units in order, from the front; what is between its members stands alone. */
function path(a: readonly PlacedUnit[], b: readonly PlacedUnit[]): Step[] {
  const width = b.length + 1;
  const best = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const down = best[(i + 1) * width + j] ?? 0;
      const along = best[i * width + j + 1] ?? 0;
      best[i * width + j] = agree(a[i], b[j]) ? Math.max(1 + (best[(i + 1) * width + j + 1] ?? 0), down, along) : Math.max(down, along);
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const here = best[i * width + j] ?? 0;
    if (agree(a[i], b[j]) && here === 1 + (best[(i + 1) * width + j + 1] ?? 0)) steps.push([a[i++], b[j++]]);
    else if (i < a.length && (j === b.length || (best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0))) steps.push([a[i++], undefined]);
    else steps.push([undefined, b[j++]]);
  }
  return steps;
}

function agree(a: PlacedUnit | undefined, b: PlacedUnit | undefined): boolean {
  return a !== undefined && b !== undefined && !a.loose && !b.loose && a.folded === b.folded;
}

function segment(left: PlacedUnit | undefined, right: PlacedUnit | undefined, steps: readonly MatchStep[]): AlignedSegment {
  if (left !== undefined && right !== undefined) {
    const base = { left: left.raw, right: right.raw };
    if (left.raw === right.raw) return base;
    if (left.normal !== right.normal) return { ...base, step: left.numeral || right.numeral ? 'numerals' : scriptStep(left, right) };
    return { ...base, step: stepsBetween(left.raw, right.raw)[0] ?? 'nfkc-space' };
  }
  const unit = left ?? right;
  return { left: left?.raw ?? '', right: right?.raw ?? '', step: unit === undefined || unit.folded === '' ? 'nfkc-space' : explains(unit.part, steps) };
}

/** 發 and 髮 are one only to who writes simplified characters: two traditional characters that differ are two. */
function scriptStep(left: PlacedUnit, right: PlacedUnit): MatchStep {
  const both = left.normal !== left.folded && right.normal !== right.folded;
  const plain = left.normal === left.folded ? left : right;
  return both || (plain.traditionalName && OWN_WORDS.includes(plain.normal)) ? 'other-character' : 'traditional';
}

/** Simplified forms that are traditional characters of their own: in a name that is written so they mean themselves. */
const OWN_WORDS = '后面里干谷丑斗几冲范丰伙松云征只制咸舍志台向卷折困注准致系家价';

/** Which of the steps that were found speaks of this part of a name. */
const OF_PART: Readonly<Record<NamePart['kind'], readonly MatchStep[]>> = {
  place: ['word-order', 'region-missing', 'region-chain', 'region-suffix'],
  bracket: ['word-order', 'region-missing', 'form-missing'],
  form: ['org-form', 'form-missing', 'short-name'],
  branch: ['branch-of-listed', 'parent-of-listed'],
  core: ['sound', 'shape', 'one-edit', 'short-name'],
};

function explains(part: NamePart['kind'], steps: readonly MatchStep[]): MatchStep {
  const own = OF_PART[part].find((step) => steps.includes(step));
  if (own !== undefined) return own;
  if (part === 'bracket') return 'bracketed-words';
  // A place that serves as the 字号 is part of the core, without its last word.
  return part === 'core' ? 'region-suffix' : (steps.find((step) => !isLossless(step)) ?? 'region-suffix');
}

/** Neighbours of one kind are one segment; what only one side has meets what only the other has. */
function merged(all: readonly AlignedSegment[]): AlignedSegment[] {
  const out: AlignedSegment[] = [];
  for (const next of all) {
    const last = out.at(-1);
    const joins = last !== undefined && last.step === next.step;
    if (joins) out.splice(-1, 1, { ...last, left: last.left + next.left, right: last.right + next.right });
    else out.push(next);
  }
  return out;
}
