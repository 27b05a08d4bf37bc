import { i18n } from '#i18n';
import { badgeFor, type BadgeMark } from '../../lib/badge/index.ts';
import type { ListFacts, Verdict } from '../../lib/check/index.ts';
import type { RepeatFact } from '../../lib/repeat/index.ts';

/** Longer grounds are for the case itself. */
const MAX_GROUND = 160;

/** Where no severe list can be relied on, a row without a badge must not look like a cleared one. */
export function cautionOf(facts: readonly ListFacts[] | undefined): { caution?: BadgeMark } {
  const severe = facts?.filter(({ kind }) => kind === 'severe') ?? [];
  const bad = facts === undefined || severe.length === 0 ? undefined : severe.find(({ freshness }) => freshness !== 'fresh' && freshness !== 'aging');
  if (severe.length > 0 && bad === undefined) return {};
  const state = bad === undefined ? i18n.t('badge.noList') : i18n.t(`freshness.${bad.freshness.replaceAll('-', '_') as 'stale'}`);
  const lines: (readonly [string, string])[] = [[i18n.t('badge.listState'), state], ...(bad?.asOf === undefined ? [] : [[i18n.t('badge.asOf'), bad.asOf] as const])];
  return { caution: { word: 'caution', text: i18n.t('badge.caution'), label: i18n.t('badge.cautionLabel'), lines, note: i18n.t('badge.cautionNote') } };
}

/** What an officer reads of a row's verdict: why, on whose decision, by which list of which day. */
export function markOf(verdict: Verdict): BadgeMark | null {
  const said = badgeFor(verdict);
  if (said === undefined) return null;
  const { word, finding, repeat } = said;
  const { risk } = verdict;
  const name = finding?.listedName ?? verdict.applicant.name ?? verdict.applicant.code ?? '';
  const lines: Line[] = [...(finding === undefined ? [] : listingLines(finding, word, name, verdict)), ...(repeat === undefined ? [] : repeatLines(repeat)), ...riskLines(risk)];
  return {
    word,
    text: hasText(word) ? i18n.t(`badge.text.${word}`) : '',
    ...(repeat === undefined ? {} : { repeat: i18n.t(repeat.sure ? 'badge.repeat' : 'badge.repeatUnsure') }),
    ...(risk === undefined || !risk.sure ? {} : { risk: i18n.t('badge.class', [risk.riskClass]) }),
    label: labelOf(word, name, finding === undefined ? undefined : repeat, risk),
    lines: lines.filter((line): line is readonly [string, string] => line[1] !== undefined && line[1] !== ''),
    note: noteOf(word),
  };
}

type Line = readonly [label: string, value: string | undefined];
type SaidWord = BadgeMark['word'];

/** Words that say something by themselves; of the others only frames of their own are shown. */
function hasText(word: SaidWord): word is 'listed' | 'facts' | 'unsure' | 'local' {
  return word === 'listed' || word === 'facts' || word === 'unsure' || word === 'local';
}

/** All that the badge shows in one sentence: nobody has to see its frames. */
function labelOf(word: SaidWord, name: string, repeat: RepeatFact | undefined, risk: Verdict['risk']): string {
  const main = i18n.t(`badge.label.${word.replaceAll('-', '_') as 'listed'}`, [name]);
  const more = [repeat === undefined ? '' : i18n.t('repeat.title'), risk?.sure === true && word !== 'class' ? i18n.t('risk.chip', [risk.riskClass]) : ''];
  return [main, ...more.filter((part) => part !== '')].join(i18n.t('common.clause'));
}

function noteOf(word: SaidWord): string {
  if (word === 'class') return i18n.t('risk.note');
  if (word === 'repeat' || word === 'repeat-unsure') return i18n.t('badge.noteRepeat');
  return i18n.t(word === 'listed' ? 'badge.note' : 'badge.noteUnsure');
}

function listingLines(finding: Verdict['findings'][number], word: SaidWord, name: string, { lists }: Verdict): Line[] {
  return [
    [i18n.t('badge.party'), [name, finding.listedUscc].filter((part) => part !== undefined).join(' ')],
    [i18n.t('badge.match'), hasText(word) ? i18n.t(`badge.by.${word}`) : undefined],
    [i18n.t('badge.ground'), cut(finding.ground)],
    [i18n.t('badge.authority'), finding.listingAuthority],
    [i18n.t('badge.docNo'), finding.listingDocNo],
    [i18n.t('badge.listedOn'), finding.listedOn],
    [i18n.t('badge.asOf'), lists.find(({ id }) => id === finding.listId)?.asOf],
    [i18n.t('lists.trust'), finding.trust === 'local' ? i18n.t('trust.local') : undefined],
  ];
}

function repeatLines({ count, from, to, sure, rule, sources: [source] }: RepeatFact): Line[] {
  const number = i18n.t(rule?.unit === 'act' ? 'repeat.acts' : 'repeat.times', [String(count ?? '')]);
  const counted = count === undefined ? i18n.t('repeat.list') : from === undefined || to === undefined ? number : i18n.t('repeat.inWindow', [from, to, number]);
  return [
    [i18n.t('repeat.title'), [counted, sure ? '' : i18n.t('risk.byName')].filter((part) => part !== '').join(i18n.t('common.clause'))],
    [i18n.t('repeat.source'), source?.asOf === undefined ? source?.id : i18n.t('repeat.asOf', [source.id, source.asOf])],
  ];
}

function riskLines(risk: Verdict['risk']): Line[] {
  if (risk === undefined) return [];
  return [
    [i18n.t('risk.title'), [i18n.t(`riskClass.${risk.riskClass}`), risk.sure ? '' : i18n.t('risk.byName')].filter((part) => part !== '').join(i18n.t('common.clause'))],
    [i18n.t('risk.classifiedOn'), risk.classifiedOn],
  ];
}

function cut(text: string): string {
  return text.length > MAX_GROUND ? `${text.slice(0, MAX_GROUND)}…` : text;
}
