import { readCode, readSubject, type SubjectText } from '../subject/index.ts';
import { codesContradict, gradeOf, type Listed } from './grade.ts';
import type { MatchStep } from './steps.ts';
import type { Grade } from './types.ts';

/** One side of a comparison outside a list: texts as a page or a file has them. */
export interface PairSide {
  readonly name?: string;
  /** USCC, 注册号 or 组织机构代码. */
  readonly code?: string;
}

/** The listed side may also have borne other names, from and to a day (`YYYY-MM-DD`). */
export interface ListedSide extends PairSide {
  readonly formerNames?: Listed['formerNames'];
}

export interface PairGrade {
  readonly grade: Grade | 'none';
  readonly steps: readonly MatchStep[];
}

/**
 * Grades two parties as `gradeOf` grades an applicant against a listing: `a` stands for the applicant, `b` for the
 * listed party. Blank texts count as absent. `none` when nothing agrees; two sound codes that differ are G1x even when
 * the names have nothing in common. Never throws.
 */
export function gradePair(a: PairSide, b: ListedSide): PairGrade {
  const subject = readSubject(withoutUndefined({ name: a.name, code: a.code }));
  const listed = listedOf(b);
  const graded = gradeOf(subject, listed);
  if (graded !== undefined) return { grade: graded.grade, steps: graded.steps };
  return { grade: codesContradict(subject, listed) ? 'G1x' : 'none', steps: [] };
}

/** A code of no known shape stands where a record would have it: in the place of the USCC. */
function listedOf({ name, code, formerNames }: ListedSide): Listed {
  const listed = { name: name ?? '', ...(formerNames === undefined ? {} : { formerNames }) };
  if (code === undefined || code.trim() === '') return listed;
  const { kind } = readCode(code);
  if (kind === 'regNo' || kind === 'orgCode') return { ...listed, [kind]: code };
  return { ...listed, uscc: code };
}

function withoutUndefined({ name, code }: PairSide): SubjectText {
  return { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }) };
}
