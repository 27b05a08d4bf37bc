import type { AuditEntry } from '../record/index.ts';
import type { CheckFacts, FindingFacts } from './facts.ts';
import { cutTo, fits, LEVELS, type Level } from './fit.ts';
import type { SheetContent, SheetRow } from './sheet.ts';
import { repeatLines, riskLines } from './beside.ts';
import { joined, listed, say, secondText, worded, type SheetLang } from './text.ts';

export interface ContentRequest {
  readonly entries: readonly AuditEntry[];
  readonly facts: CheckFacts;
  readonly lang: SheetLang;
  readonly issuedAt: string;
  readonly code: string;
}

/** All texts of a sheet. What is too long for one page is cut and says so: the entry in the audit trail has it in full. */
export function contentOf(request: ContentRequest): SheetContent {
  for (const level of LEVELS) {
    const content = at(level, request);
    if (fits(content, level) || level === LEVELS.at(-1)) return content;
  }
  throw new Error('no level');
}

function at(level: Level, { entries, facts, lang, issuedAt, code }: ContentRequest): SheetContent {
  const [check, ...rest] = entries;
  if (check === undefined) throw new Error('a sheet has a check');
  const cut = (text: string, share = 1) => cutTo(text, Math.round(level.text * share), say(lang, 'sheet.cut'));
  const shown = facts.findings.slice(0, level.findings);
  const more = facts.findings.length - shown.length;
  const rows: SheetRow[] = [
    { label: say(lang, 'sheet.subject'), lines: subjectLines(facts, lang, cut), strong: true },
    { label: say(lang, 'sheet.asked'), lines: [askedLine(check, facts, lang)] },
    { label: say(lang, 'sheet.checkedAt'), lines: [say(lang, 'sheet.zoned', [secondText(check.at)])] },
    { label: say(lang, 'sheet.lists'), lines: limited(facts.lists, level.lists, lang).flatMap((list) => (typeof list === 'string' ? [list] : listLines(list, lang))) },
    { label: say(lang, 'sheet.conclusion'), lines: conclusionLines(check, facts, lang, level), strong: true },
    ...shown.map((finding, index) => ({
      label: shown.length === 1 ? say(lang, 'sheet.finding') : say(lang, 'sheet.findingOf', [String(index + 1), String(facts.findings.length)]),
      lines: [...findingLines(finding, lang, level, cut, shown.length > 1), ...(more > 0 && index === shown.length - 1 ? [say(lang, 'sheet.more', [String(more)])] : [])],
    })),
    { label: say(lang, 'repeat.title'), lines: (facts.repeat ?? []).slice(0, level.findings).flatMap((fact) => repeatLines(fact, lang, level, cut)) },
    { label: say(lang, 'sheet.risk'), lines: riskLines(facts, lang, cut) },
    { label: say(lang, 'sheet.effects'), lines: effectLines(facts, lang, cut) },
    { label: say(lang, 'sheet.decisions'), lines: decisionLines(rest, lang, level, cut) },
    { label: say(lang, 'sheet.trace'), lines: traceLines(entries, lang, level) },
    { label: say(lang, 'sheet.contest'), lines: [contestLine(facts, lang, cut)] },
    { label: say(lang, 'sheet.basisRow'), lines: [say(lang, 'sheet.rules', [cut(facts.rules.title ?? facts.rules.id, 0.5), facts.rules.id, facts.rules.version, facts.app])] },
  ];
  return {
    title: say(lang, 'sheet.title'),
    above: [say(lang, 'sheet.code', [code]), say(lang, 'sheet.entry', [String(check.seq)])],
    rows: rows.filter(({ lines }) => lines.length > 0),
    signatures: [say(lang, 'sheet.signed'), say(lang, 'sheet.reviewed'), say(lang, 'sheet.dated')],
    below: [say(lang, 'sheet.issuedAt', [secondText(issuedAt)]), say(lang, 'sheet.recordHash', [check.hash]), say(lang, 'sheet.how'), say(lang, 'sheet.note'), say(lang, 'sheet.page')],
  };
}

/** Shortens a text to what the level allows it, or to a share of that. */
export type Cut = (text: string, share?: number) => string;

function subjectLines({ applicant }: CheckFacts, lang: SheetLang, cut: Cut): string[] {
  const { name, code, codeKind, codeChecksum } = applicant;
  const unread = say(lang, 'sheet.unread');
  const kind = worded(lang, 'codeKind', codeKind ?? 'uscc');
  const lines = [say(lang, 'sheet.name', [name === undefined ? unread : cut(name)])];
  if (code === undefined) lines.push(say(lang, 'sheet.codeLine', [kind, unread]));
  else if (codeChecksum === undefined || codeChecksum === 'none') lines.push(say(lang, 'sheet.codeLine', [kind, code]));
  else lines.push(say(lang, 'sheet.codeChecked', [kind, code, worded(lang, 'checksum', codeChecksum)]));
  return lines;
}

const READ = { profile: 'sheet.readProfile', generic: 'sheet.readGeneric', manual: 'sheet.readManual' } as const;

function askedLine(check: AuditEntry, facts: CheckFacts, lang: SheetLang): string {
  const host = check.data['host'];
  const page = worded(lang, 'pageKind', String(check.data['pageKind'] ?? 'other'));
  const read = say(lang, READ[facts.reading as keyof typeof READ] ?? READ.manual);
  const line = typeof host === 'string' && host !== '' ? say(lang, 'sheet.onHost', [host, page, read]) : say(lang, 'sheet.offHost', [page, read]);
  return joined(lang, [line, facts.several === true ? say(lang, 'sheet.readSeveral') : '']);
}

function listLines(list: CheckFacts['lists'][number], lang: SheetLang): string[] {
  const kind = worded(lang, 'listKind', list.kind);
  if (list.version === undefined) return [say(lang, 'sheet.listAbsent', [kind, list.id, worded(lang, 'freshness', list.freshness)])];
  const line = say(lang, 'sheet.listLine', [kind, list.id, String(list.version), list.asOf ?? say(lang, 'sheet.noDate'), worded(lang, 'freshness', list.freshness), worded(lang, 'trust', list.trust)]);
  if (list.setHash === undefined) return [line];
  // 16 of 64 digits tell versions apart; the entry has all of them.
  const digest = list.setHash.slice(0, 16);
  return [line, list.keys.length === 0 ? say(lang, 'sheet.listDigest', [digest]) : say(lang, 'sheet.listProof', [digest, listed(lang, list.keys.slice(0, 3).map((key) => key.slice(0, 24)))])];
}

function conclusionLines(check: AuditEntry, facts: CheckFacts, lang: SheetLang, level: Level): string[] {
  const days = facts.lists.flatMap(({ asOf }) => asOf ?? []).sort();
  const outcome = String(check.data['outcome'] ?? 'cannot-check');
  const found = say(lang, FOUND[outcome] ?? 'sheet.found.cannot_check', [days[0] ?? say(lang, 'sheet.noDate')]);
  const reasons = Array.isArray(check.data['reasons']) ? check.data['reasons'].map((reason) => worded(lang, 'reason', String(reason))) : [];
  const suppressed = check.data['suppressed'];
  if (Array.isArray(suppressed) && suppressed.length > 0) reasons.unshift(say(lang, 'sheet.suppressed', [String(suppressed.length)]));
  // The sentence of these two begins with what their word says.
  const word = outcome === 'not-found' || outcome === 'cannot-check' ? '' : `${worded(lang, 'outcome', outcome)}${lang === 'zh' ? '。' : '. '}`;
  return [`${word}${found}`, ...(reasons.length === 0 ? [] : [joined(lang, reasons.slice(0, level.reasons))])];
}
const FOUND: Readonly<Record<string, Parameters<typeof say>[1]>> = {
  listed: 'sheet.found.listed',
  suspected: 'sheet.found.suspected',
  related: 'sheet.found.related',
  'different-entity': 'sheet.found.different_entity',
  'not-found': 'sheet.found.not_found',
  'cannot-check': 'sheet.found.cannot_check',
};

/** `several`: in fewer paragraphs, since each ends in half a line of nothing. */
function findingLines(finding: FindingFacts, lang: SheetLang, level: Level, cut: Cut, several: boolean): string[] {
  const { page, listed: listValue, steps, flags, uscc } = finding;
  const unknown = say(lang, 'sheet.unknown');
  const by = worded(lang, 'by', finding.by);
  const compared = page === listValue ? say(lang, 'sheet.stringsSame', [by, cut(page)]) : say(lang, 'sheet.strings', [by, cut(page), cut(listValue)]);
  const how = [...(steps.length === 0 ? [] : [say(lang, 'sheet.stepped', [listed(lang, steps.map((step) => worded(lang, 'step', step)))])]), ...flags.slice(0, level.reasons).map((flag) => worded(lang, 'flag', flag))];
  const ground = [worded(lang, 'ground', finding.groundCode), cut(finding.ground)] as const;
  const source = `${finding.list}/${finding.record}`;
  const [first, ...rest] = [
    joined(lang, [say(lang, 'sheet.graded', [worded(lang, 'grade', finding.grade), finding.grade]), compared]),
    joined(lang, how),
    partyLine(),
    say(lang, 'sheet.decided', [cut(finding.authority, 0.5), cut(finding.docNo ?? unknown, 0.5), finding.listedOn, finding.termEndsOn ?? unknown, worded(lang, 'standing', finding.standing)]),
    finding.article === undefined ? say(lang, 'sheet.ground', ground) : say(lang, 'sheet.groundArticle', [...ground, cut(finding.article, 0.5)]),
    finding.recordHash === undefined ? say(lang, 'sheet.sourceId', [source]) : say(lang, 'sheet.source', [source, finding.recordHash.slice(0, 12)]),
  ].filter((line) => line !== '') as [string, ...string[]];
  return several ? [first, joined(lang, rest)] : [first, ...rest];

  function partyLine(): string {
    const code = uscc === undefined || uscc === listValue ? '' : uscc;
    // The name of the list stands in the comparison already.
    if (finding.name === listValue) return code === '' ? '' : say(lang, 'sheet.party', [code]);
    return code === '' ? say(lang, 'sheet.party', [cut(finding.name)]) : say(lang, 'sheet.partyCode', [cut(finding.name), code]);
  }
}

function effectLines({ effects }: CheckFacts, lang: SheetLang, cut: Cut): string[] {
  const shown = effects.filter(({ effect }) => effect !== 'count');
  if (shown.length === 0) return [say(lang, 'sheet.noEffect')];
  return shown.map(({ effect, loweredBy, basis }) => {
    const law = joined(lang, basis.map(({ title, article }) => say(lang, 'sheet.basis', [cut(title, 0.6), article])));
    const word = worded(lang, 'effect', effect);
    return loweredBy === undefined ? say(lang, 'sheet.effect', [word, law]) : say(lang, 'sheet.effectLowered', [word, worded(lang, 'lowered', loweredBy), law]);
  });
}

function decisionLines(rest: readonly AuditEntry[], lang: SheetLang, level: Level, cut: Cut): string[] {
  const decisions = rest.filter(({ kind, data }) => kind === 'override' || kind === 'confirm' || (kind === 'judgement' && typeof data['verdict'] === 'string'));
  if (decisions.length === 0) return [say(lang, 'sheet.noDecision')];
  const shown = decisions.slice(-level.decisions).map(({ at, data }) => {
    const text = (name: string) => (typeof data[name] === 'string' ? data[name].trim() : '');
    const word = text('verdict') === '' ? worded(lang, 'decision', text('decision')) : worded(lang, 'judgementVerdict', text('verdict'));
    const named = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
    const [officer, signer] = [named(text('byName'), text('by')), named(text('signerName'), text('signer'))];
    const facts = [say(lang, 'sheet.zoned', [secondText(at)]), officer === '' ? word : say(lang, signer === '' ? 'sheet.byOfficer' : 'sheet.byTwo', [word, officer, signer])];
    const reason = joined(lang, [text('reasonCode') === '' ? '' : worded(lang, 'judgementReason', text('reasonCode')), text('reason')]);
    return reason === '' ? say(lang, 'sheet.decision', facts) : say(lang, 'sheet.decisionReason', [...facts, cut(reason)]);
  });
  const more = decisions.length - shown.length;
  return more === 0 ? shown : [...shown, say(lang, 'sheet.more', [String(more)])];
}

/** What happened to the check, each kind of entry once, with its first time: the day only where it is another than that of the check. */
function traceLines(entries: readonly AuditEntry[], lang: SheetLang, level: Level): string[] {
  const first = entries.filter(({ kind }, index) => entries.findIndex((other) => other.kind === kind) === index).slice(0, level.trace);
  const [day] = secondText(entries[0]?.at ?? '').split(' ');
  return [joined(lang, first.map(({ kind, seq, at }) => `${worded(lang, 'entry', kind)} ${secondText(at).replace(`${day} `, '')} #${seq}`))];
}

function contestLine({ findings }: CheckFacts, lang: SheetLang, cut: Cut): string {
  const authorities = [...new Set(findings.map(({ authority }) => authority))];
  const [only] = authorities;
  return only !== undefined && authorities.length === 1 ? say(lang, 'sheet.contestAt', [cut(only, 0.5)]) : say(lang, 'sheet.contestAny');
}

function limited<T>(items: readonly T[], limit: number, lang: SheetLang): (T | string)[] {
  return items.length <= limit ? [...items] : [...items.slice(0, limit), say(lang, 'sheet.more', [String(items.length - limit)])];
}
