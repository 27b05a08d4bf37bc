import type { Verdict } from '../check/index.ts';
import type { ListSource } from '../list/index.ts';
import { ruleText } from '../repeat/index.ts';
import { z } from '../shared/zod.ts';

const text = z.string().max(3_000);
const maybe = text.optional();
const words = z.array(text).max(50);

/** A listing that a check found, as far as a check sheet needs it: both strings, what they rest on, and the decision listed. */
const FindingFacts = z.object({
  list: text,
  listKind: text,
  trust: text,
  record: text,
  /** SHA-256 of the record as the list holds it, base64url: what its set hash is summed from. */
  recordHash: maybe,
  grade: text,
  standing: text,
  by: text,
  steps: words,
  flags: words,
  page: text,
  listed: text,
  name: text,
  uscc: maybe,
  ground: text,
  groundCode: text,
  article: maybe,
  authority: text,
  docNo: maybe,
  listedOn: text,
  termEndsOn: text.optional(),
});
export type FindingFacts = z.infer<typeof FindingFacts>;

/** The credit-risk class that stood beside the answer, and what it rests on. */
const RiskFacts = z.object({ riskClass: text, sure: z.boolean(), classifiedOn: text, authority: text, list: text, trust: text, asOf: maybe });

/** That the party was a repeat offender: by which count, in which window, by which rule and lists. */
const RepeatFacts = z.object({
  source: text,
  sure: z.boolean(),
  name: text,
  uscc: maybe,
  count: z.number().optional(),
  from: maybe,
  to: maybe,
  /** As one line of the list format writes it. */
  rule: maybe,
  docNos: words,
  authority: maybe,
  sources: z.array(z.object({ id: text, trust: text, asOf: maybe })).max(20),
});
export type RepeatFacts = z.infer<typeof RepeatFacts>;

const ListFactsShown = z.object({
  id: text,
  kind: text,
  trust: text,
  freshness: text,
  version: z.number().optional(),
  asOf: maybe,
  setHash: maybe,
  ageDays: z.number().optional(),
  verifiedAt: maybe,
  /** Names of the configured keys whose signatures count. */
  keys: words,
});

/**
 * All that a check sheet says of a check, kept in the audit entry of that check: a list that has moved on, or a setting
 * that has changed, can no longer alter it. Words are those of the verdict; numbers of persons are not part of one.
 */
export const CheckFacts = z.object({
  v: z.literal(1),
  app: text,
  reading: text,
  profile: maybe,
  several: z.boolean().optional(),
  applicant: z.object({ name: maybe, code: maybe, codeKind: maybe, codeChecksum: maybe, codeSuggestion: maybe }),
  lists: z.array(ListFactsShown).max(50),
  findings: z.array(FindingFacts).max(500),
  /** Beside the answer and without any part in it; absent where no list says anything. */
  risk: RiskFacts.optional(),
  repeat: z.array(RepeatFacts).max(10).optional(),
  effects: z.array(z.object({ effect: text, loweredBy: maybe, basis: z.array(z.object({ title: text, article: text })).max(50) })).max(50),
  rules: z.object({ id: text, version: text, title: maybe }),
});
export type CheckFacts = z.infer<typeof CheckFacts>;

/** What stood around the check: version of the extension, how the applicant was read, the sources and title of policy. */
export interface Circumstances {
  readonly app: string;
  readonly reading: 'profile' | 'generic' | 'manual';
  readonly profile?: string;
  readonly several?: boolean;
  readonly sources: readonly ListSource[];
  readonly rulesTitle?: string;
}

/** More are in the verdict only when a name is very common; the first ones are the gravest. */
const KEPT_FINDINGS = 20;

export function checkFacts(verdict: Verdict, around: Circumstances): CheckFacts {
  const { name, code, codeKind, codeChecksum, codeSuggestion } = verdict.applicant;
  return {
    v: 1,
    app: around.app,
    reading: around.reading,
    profile: around.profile,
    ...(around.several === true ? { several: true } : {}),
    applicant: { name, code, codeKind, codeChecksum, codeSuggestion },
    lists: verdict.lists.map(({ id, kind, trust, freshness, version, asOf, setHash, ageDays, lastVerifiedAt }) => ({
      id,
      kind,
      trust,
      freshness,
      version,
      asOf,
      setHash,
      ageDays,
      verifiedAt: lastVerifiedAt,
      keys: keyNames(around.sources.find((source) => source.id === id)),
    })),
    // A person's name alone says nothing of the applicant, and has no place in a file about it.
    findings: verdict.findings.filter(({ grade }) => grade !== 'P3').slice(0, KEPT_FINDINGS).map((finding) => ({
      list: finding.listId,
      listKind: finding.listKind,
      trust: finding.trust,
      record: finding.recordId,
      recordHash: finding.recordHash,
      grade: finding.grade,
      standing: finding.standing,
      by: finding.by,
      steps: [...finding.steps],
      flags: [...finding.flags],
      page: finding.pageValue,
      listed: finding.listValue,
      name: finding.listedName,
      uscc: finding.listedUscc,
      ground: finding.ground,
      groundCode: finding.groundCode,
      article: finding.groundArticle,
      authority: finding.listingAuthority,
      docNo: finding.listingDocNo,
      listedOn: finding.listedOn,
      termEndsOn: finding.termEndsOn,
    })),
    ...(verdict.risk === undefined ? {} : { risk: riskFacts(verdict.risk) }),
    ...(verdict.repeat === undefined ? {} : { repeat: verdict.repeat.slice(0, 10).map(repeatFacts) }),
    effects: verdict.effects.map(({ effect, loweredBy, basis }) => ({ effect, loweredBy, basis: basis.map(({ title, article }) => ({ title, article })) })),
    rules: { ...verdict.rules, title: around.rulesTitle },
  };
}

function riskFacts({ riskClass, sure, classifiedOn, authority, listId, trust, asOf }: NonNullable<Verdict['risk']>): CheckFacts['risk'] {
  return { riskClass, sure, classifiedOn, authority, list: listId, trust, asOf };
}

function repeatFacts({ source, sure, name, uscc, count, from, to, rule, docNos, authority, sources }: NonNullable<Verdict['repeat']>[number]): RepeatFacts {
  return { source, sure, name, uscc, count, from, to, rule: rule === undefined ? undefined : ruleText(rule), docNos: docNos.slice(0, 20), authority, sources: sources.map(({ id, trust, asOf }) => ({ id, trust, asOf })) };
}

/** A key without a name is known by the beginning of its first coordinate. */
function keyNames(source: ListSource | undefined): string[] {
  return (source?.keys ?? []).map((key) => ('kid' in key && typeof key.kid === 'string' ? key.kid : (key.x ?? '').slice(0, 16)));
}
