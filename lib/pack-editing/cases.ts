import type { CheckContext, ListFacts } from '../check/index.ts';
import type { GroundCode, ListKind } from '../list/index.ts';
import type { Grade, Match, MatchFlag, Standing } from '../match/index.ts';
import type { PageKind } from '../policy/index.ts';

/** Cases that an admin knows from the counter, each a match as the engine gives it. */
export const PREVIEW_CASES = ['listed', 'held', 'held-confirmed', 'other-writing', 'namesake', 'branch', 'term-elapsed', 'expired-list', 'unsigned-list', 'two-applicants', 'legal-rep', 'person', 'person-namesake', 'repeat', 'other-list', 'risk-d'] as const;
export type PreviewCase = (typeof PREVIEW_CASES)[number];

export interface CaseFacts {
  readonly matches: readonly Match[];
  readonly lists: readonly ListFacts[];
  readonly context: CheckContext;
  readonly confirmed: boolean;
}

interface Shape {
  readonly listKind?: ListKind;
  readonly grade: Grade;
  readonly standing?: Standing;
  readonly flags?: readonly MatchFlag[];
  readonly freshness?: ListFacts['freshness'];
  readonly trust?: 'signed' | 'local';
  readonly applicantField?: boolean;
  readonly confirmed?: boolean;
}

const SHAPES: Readonly<Record<Exclude<PreviewCase, 'risk-d'>, Shape>> = {
  listed: { grade: 'G1' },
  held: { grade: 'G2' },
  'held-confirmed': { grade: 'G2', confirmed: true },
  'other-writing': { grade: 'G3' },
  namesake: { grade: 'G1x' },
  branch: { grade: 'G4' },
  'term-elapsed': { grade: 'G1', standing: 'term-elapsed' },
  'expired-list': { grade: 'G1', freshness: 'expired' },
  'unsigned-list': { grade: 'G1', trust: 'local' },
  'two-applicants': { grade: 'G1', applicantField: false },
  'legal-rep': { grade: 'P1', flags: ['through-legal-rep'] },
  person: { listKind: 'person', grade: 'P1' },
  'person-namesake': { listKind: 'person', grade: 'P2' },
  repeat: { listKind: 'repeat', grade: 'G1' },
  'other-list': { listKind: 'abnormal', grade: 'G1' },
};

/** What a case is to the engine, on a page of this kind, with a listing on this ground. A made-up party; class D alone is on no list. */
export function factsOfCase(name: PreviewCase, pageKind: PageKind, groundCode: GroundCode): CaseFacts {
  const context = { pageKind, applicantField: true, reading: 'profile' } as const;
  if (name === 'risk-d') return { matches: [], lists: [listFacts('severe', {})], context, confirmed: false };
  const shape: Shape = SHAPES[name];
  const listKind = shape.listKind ?? 'severe';
  return { matches: [matchOf(listKind, shape, groundCode)], lists: [listFacts(listKind, shape)], context: { ...context, applicantField: shape.applicantField ?? true }, confirmed: shape.confirmed ?? false };
}

function listFacts(kind: ListKind, { trust = 'signed', freshness = 'fresh' }: Partial<Shape>): ListFacts {
  return { id: kind, kind, trust, freshness };
}

/** The made-up party of the previews. */
export const SAMPLE = { recordId: 'sample', name: '示例有限公司', listedOn: '2026-01-05' } as const;

function matchOf(listKind: ListKind, { grade, standing = 'in-force', flags = [], trust = 'signed' }: Shape, groundCode: GroundCode): Match {
  const listing = { id: SAMPLE.recordId, name: SAMPLE.name, ground: '示例', groundCode, listingAuthority: '示例机关', listedOn: SAMPLE.listedOn };
  return { listId: listKind, listKind, trust, grade, standing, by: grade === 'G1' || grade === 'P1' ? 'uscc' : 'name', steps: [], flags, pageValue: SAMPLE.name, listValue: SAMPLE.name, aligned: [], settles: [], listing };
}
