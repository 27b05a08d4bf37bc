import { OUTCOMES, type CheckReason, type Finding, type Outcome, type Verdict } from '../check/index.ts';
import type { RiskClass } from '../list/index.ts';
import type { Grade } from '../match/index.ts';
import type { RepeatFact } from '../repeat/index.ts';
import type { RiskFact } from '../risk/index.ts';

/** What a batch keeps of a verdict: enough for a line of a table. Numbers of persons are not part of a verdict. */
export interface BatchVerdict {
  readonly name?: string;
  readonly code?: string;
  readonly outcome: Outcome;
  readonly grade?: Grade;
  readonly reasons: readonly CheckReason[];
  /** The gravest listing of the applicant, and how many there are: a name that is only alike is none. */
  readonly finding?: Pick<Finding, 'listedName' | 'listedUscc' | 'listingAuthority' | 'listingDocNo' | 'listedOn' | 'termEndsOn'>;
  readonly findings: number;
  /** Beside the outcome and without any part in it: status of a repeat offender, credit-risk class. */
  readonly repeat?: Pick<RepeatFact, 'sure' | 'source' | 'count'>;
  readonly risk?: Pick<RiskFact, 'riskClass' | 'sure'>;
}

/** Answer to one chunk: verdicts in the order of the question, and what they were drawn from. */
export interface BatchAnswer {
  readonly verdicts: readonly BatchVerdict[];
  /** `id@version` of every list that counted. */
  readonly lists: readonly string[];
  /** The oldest day of these lists; absent where one of them has none. */
  readonly asOf?: string;
  readonly rules: string;
  readonly checkedAt: string;
}

export interface BatchRow extends BatchVerdict {
  readonly line: number;
}

export type OutcomeCounts = Readonly<Partial<Record<Outcome, number>>>;

/** Applicants that are looked up together. */
export const CHUNK = 200;

export function batchVerdict(verdict: Verdict): BatchVerdict {
  const { outcome, grade, reasons, findings, risk } = verdict;
  const repeat = verdict.repeat?.[0];
  // A person's name, or a name that is only alike, says nothing of the applicant.
  const own = findings.filter((finding) => finding.grade !== 'P3' && finding.grade !== 'G5');
  const [first] = own;
  const { name, code } = verdict.applicant;
  return {
    ...(name === undefined ? {} : { name }),
    ...(code === undefined ? {} : { code }),
    outcome,
    ...(grade === undefined || grade === 'P3' ? {} : { grade }),
    reasons,
    findings: own.length,
    ...(repeat === undefined ? {} : { repeat: { sure: repeat.sure, source: repeat.source, ...(repeat.count === undefined ? {} : { count: repeat.count }) } }),
    ...(risk === undefined ? {} : { risk: { riskClass: risk.riskClass, sure: risk.sure } }),
    ...(first === undefined
      ? {}
      : {
          finding: {
            listedName: first.listedName,
            listedUscc: first.listedUscc,
            listingAuthority: first.listingAuthority,
            listingDocNo: first.listingDocNo,
            listedOn: first.listedOn,
            termEndsOn: first.termEndsOn,
          },
        }),
  };
}

/** How many of each outcome, in the order of gravity; outcomes that did not occur are left out. */
export function countsOf(rows: readonly Pick<BatchVerdict, 'outcome'>[]): OutcomeCounts {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of rows) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return Object.fromEntries(OUTCOMES.flatMap((outcome) => (counts.has(outcome) ? [[outcome, counts.get(outcome)]] : [])));
}

export interface BatchFilter {
  readonly outcome?: Outcome;
  readonly grade?: Grade;
  /** A status beside the outcome: repeat offender, or a risk class. */
  readonly beside?: 'repeat' | RiskClass;
}

export function filtered(rows: readonly BatchRow[], { outcome, grade, beside }: BatchFilter): readonly BatchRow[] {
  if (outcome === undefined && grade === undefined && beside === undefined) return rows;
  return rows.filter((row) => (outcome === undefined || row.outcome === outcome) && (grade === undefined || row.grade === grade) && (beside === undefined || (beside === 'repeat' ? row.repeat !== undefined : row.risk?.riskClass === beside)));
}
