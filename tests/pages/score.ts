import type { FrameReading, SiteProfile } from '../../lib/site/index.ts';

/** One page of the corpus: what is read of it today, and what a person would read of it where that differs. */
export interface PageCase {
  readonly why: string;
  /** Patterns and traps that the page shows; the table in README.md lists them. */
  readonly patterns: readonly string[];
  readonly expected: FrameReading;
  readonly truth?: Partial<FrameReading>;
  readonly profiles?: readonly SiteProfile[];
  readonly generic?: boolean;
  /** Name of the frame whose reading is compared; the top one otherwise. */
  readonly frame?: string;
  /** A script that the page runs, or `click:SELECTOR`, before the reading is compared. */
  readonly act?: string;
}

/** Right: read and true. Wrong: read, but not so. Missed: true, but not read. */
export interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missed: number;
}
const NONE: Count = { right: 0, wrong: 0, missed: 0 };

export const precision = ({ right, wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Count): number => (right + missed === 0 ? 1 : right / (right + missed));

type Field = readonly [name: string, read: string | undefined, truth: string | undefined];

/** Fields of a reading that are right or wrong by themselves. What is absent on both sides counts nowhere. */
function fieldsOf(read: FrameReading, truth: FrameReading): Field[] {
  const applicant = (['name', 'code', 'regNo', 'orgCode', 'legalRep'] as const).map((field): Field => [field, read.applicant[field], truth.applicant[field]]);
  const route = (reading: FrameReading): string | undefined => (reading.route.present ? (reading.route.commitmentText ?? '') : undefined);
  const chosen = (reading: FrameReading): string | undefined => (reading.route.present ? reading.route.chosen : undefined);
  return [...applicant, ['route', route(read), route(truth)], ['chosen', chosen(read), chosen(truth)], ['kind', read.kind, truth.kind], ['step', read.hasSubmit ? 'yes' : undefined, truth.hasSubmit ? 'yes' : undefined]];
}

function add(count: Count, read: string | undefined, truth: string | undefined): Count {
  if (read === undefined && truth === undefined) return count;
  if (read === truth) return { ...count, right: count.right + 1 };
  return { ...count, wrong: count.wrong + (read === undefined ? 0 : 1), missed: count.missed + (truth === undefined ? 0 : 1) };
}

export interface Report {
  readonly pages: number;
  readonly byField: Readonly<Record<string, Count>>;
  readonly byPattern: Readonly<Record<string, Count>>;
}

/** Adds up what was read of each page against the truth. */
export function scorePages(cases: readonly { readonly page: PageCase; readonly read: FrameReading }[]): Report {
  const byField: Record<string, Count> = {};
  const byPattern: Record<string, Count> = {};
  for (const { page, read } of cases) {
    const truth = { ...page.expected, ...page.truth };
    for (const [name, was, is] of fieldsOf(read, truth)) {
      byField[name] = add(byField[name] ?? NONE, was, is);
      for (const pattern of page.patterns) byPattern[pattern] = add(byPattern[pattern] ?? NONE, was, is);
    }
  }
  return { pages: cases.length, byField, byPattern };
}

/** The report as a table of text. */
export function reportText({ pages, byField, byPattern }: Report): string {
  const line = (name: string, count: Count): string => `| ${name} | ${count.right} | ${count.wrong} | ${count.missed} | ${(precision(count) * 100).toFixed(1)} % | ${(recall(count) * 100).toFixed(1)} % |`;
  const table = (head: string, counts: Readonly<Record<string, Count>>): string[] => [`| ${head} | right | wrong | missed | precision | recall |`, '|---|--:|--:|--:|--:|--:|', ...Object.entries(counts).map(([name, count]) => line(name, count))];
  return [`${pages} pages`, '', ...table('field', byField), '', ...table('pattern', Object.fromEntries(Object.entries(byPattern).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))))].join('\n');
}
