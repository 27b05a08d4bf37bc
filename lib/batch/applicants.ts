import { mapChosen, readRows, type ByteSource, type ChosenColumn, type FileFault, type ReadPlan, type Target } from '../list/import/index.ts';
import { err, ok, type Result } from '../shared/index.ts';
import type { SubjectText } from '../subject/index.ts';

/** More is no list of applicants of one office; the list engine has its own ways for that. */
export const MAX_APPLICANTS = 100_000;
/** A page shows no longer texts either. */
const MAX_TEXT = 300;

/** What a column of applicants may mean; the rest of a table is not read. */
export const APPLICANT_TARGETS = ['name', 'uscc', 'code', 'regNo', 'orgCode', 'legalRep', 'personal', 'unused'] as const satisfies readonly Target[];

export interface Applicant {
  /** Line of the file. */
  readonly line: number;
  readonly subject: SubjectText;
}

/** Headings of applicants that lists have no use for. */
const NAMES = /^(申请|行政相对|相对|被许可|被检查|被处罚|投标|供应|报名|参评)(人|单位|企业|主体|商|对象)(名称|全称)?$/u;
const CODES = /^((申请|行政相对|相对|被许可|被检查|投标|供应)(人|单位|企业|主体|商))?(统一社会信用代码|信用代码|证照号码?|证照编号|营业执照号码?)$/u;

/** What each column of a table of applicants means, from what its heading means in a list. */
export function applicantColumns(columns: readonly ChosenColumn[]): ChosenColumn[] {
  const named = columns.some(({ target }) => target === 'name');
  return columns.map(({ heading, target }) => {
    const plain = heading.normalize('NFKC').replace(/[\s*:：]|\(.*?\)/gu, '');
    if (NAMES.test(plain) && !named) return { heading, target: 'name' };
    if (CODES.test(plain) && target === 'unused') return { heading, target: 'code' };
    return { heading, target: (APPLICANT_TARGETS as readonly Target[]).includes(target) ? target : 'unused' };
  });
}

export interface Applicants {
  readonly rows: readonly Applicant[];
  /** Headings of identity numbers of persons: not read. */
  readonly personalColumns: readonly string[];
}

/** Reads applicants from a table by the columns that were chosen. Rows without any identity are kept: why they cannot be checked is said. */
export async function readApplicants(source: ByteSource, plan: ReadPlan & Required<Pick<ReadPlan, 'columns'>>, onRow?: (rows: number) => void): Promise<Result<Applicants, FileFault | 'too-many-rows'>> {
  const rows: Applicant[] = [];
  const map = mapChosen(
    plan.columns.map(({ heading }) => heading),
    plan.columns.map(({ target }) => target),
  );
  const read = await readRows(source, plan, ({ line, cells, bad }) => {
    const text = (target: Target): string | undefined => {
      for (const index of map.columns.get(target) ?? []) {
        const cell = cells[index];
        const value = typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim().slice(0, MAX_TEXT) : '';
        if (value !== '') return value;
      }
      return undefined;
    };
    const subject = bad === undefined ? { name: text('name'), code: text('uscc') ?? text('code'), regNo: text('regNo'), orgCode: text('orgCode'), legalRep: text('legalRep') } : {};
    rows.push({ line, subject: Object.fromEntries(Object.entries(subject).filter(([, value]) => value !== undefined)) });
    onRow?.(rows.length);
    return rows.length <= MAX_APPLICANTS;
  });
  if (!read.ok) return read;
  if (rows.length > MAX_APPLICANTS) return err('too-many-rows');
  return ok({ rows, personalColumns: map.personal });
}
