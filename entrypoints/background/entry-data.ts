import type { TabCase, Verdict } from '../../lib/check/index.ts';

/** What the audit keeps of a verdict. Identity numbers of persons are not part of a verdict in the first place. */
export function entryData(verdict: Verdict, host: string | undefined) {
  return {
    host,
    /** The check that this entry belongs to. */
    check: verdict.record,
    key: verdict.key,
    outcome: verdict.outcome,
    grade: verdict.grade,
    pageKind: verdict.pageKind,
    name: verdict.applicant.name,
    code: verdict.applicant.code,
    riskClass: verdict.risk?.riskClass,
    /** Where the party is a repeat offender: how often it was punished, or that a list says so. */
    repeat: verdict.repeat?.map(({ source, sure, count }) => `${source}:${sure ? 'sure' : 'unsure'}:${count ?? ''}`),
    effects: verdict.effects.map((applied) => applied.effect),
    reasons: [...verdict.reasons],
    records: verdict.findings.map((finding) => `${finding.listId}/${finding.recordId}`),
    /** What the figures by regulatory field are counted from. */
    grounds: [...new Set(verdict.findings.map((finding) => finding.groundCode))],
    suppressed: verdict.suppressed?.map((finding) => `${finding.listId}/${finding.recordId}`),
    lists: verdict.lists.map((list) => `${list.id}@${list.version ?? 0}`),
    rules: `${verdict.rules.id}@${verdict.rules.version}`,
  };
}

/** The verdict with the number of its check's entry, once there is one. */
export function numbered<V extends Verdict | undefined>(verdict: V, checks: TabCase['checks']): V {
  return verdict === undefined ? verdict : { ...verdict, record: checks?.findLast(({ key }) => key === verdict.key)?.seq };
}
