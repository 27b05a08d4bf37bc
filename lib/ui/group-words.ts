/** How the group list of repeat offenders is worded, on the page and in the workbook. */
import { i18n } from '#i18n';
import type { GroupAnswer, GroupList, GroupParty, PublishedParty } from '../repeat/index.ts';
import type { OutSheet } from '../workbook/index.ts';
import { countText, instantText } from './format.ts';
import { anchorText } from './repeat-words.ts';
import { trustText } from './words.ts';

export type Counted = Extract<GroupAnswer, { ok: true }>;
type Cells = (string | number)[];

export const groupListText = ({ listId, version, asOf, count, trust }: GroupList): string => i18n.t('group.list', [listId, String(version), asOf, countText(count), trustText(trust)]);
export const sureText = (sure: boolean): string => i18n.t(sure ? 'group.byCode' : 'group.byName');

/** The rule point by point: what was counted and how, so that whoever reads the list can count again. */
export function ruleRows({ rule, window, today }: Pick<Counted, 'rule' | 'window' | 'today'>): (readonly [string, string])[] {
  return [
    [i18n.t('group.threshold'), i18n.t(rule.unit === 'act' ? 'repeat.thresholdActs' : 'repeat.threshold', [String(rule.years), String(rule.threshold)])],
    [i18n.t('group.anchor'), anchorText(rule.anchor)],
    [i18n.t('group.window'), i18n.t('repeat.range', [window.from, window.to])],
    [i18n.t('group.by'), i18n.t(rule.by === 'decision' ? 'repeat.byDecision' : 'repeat.byPublication')],
    [i18n.t('group.unit'), i18n.t(rule.unit === 'act' ? 'group.perAct' : 'group.perDecision')],
    [i18n.t('group.warnings'), i18n.t(rule.warnings ? 'group.counted' : 'group.notCounted')],
    [i18n.t('group.simple'), i18n.t(rule.simple ? 'group.counted' : 'group.notCounted')],
    [i18n.t('group.repaired'), i18n.t('group.repairedOut', [today])],
  ];
}

/** The list by entity, what published lists say, and on a sheet of its own all settings that it was counted by. */
export function groupSheets(counted: Counted, now: number): OutSheet[] {
  const { parties, published, lists } = counted;
  const about: Cells[] = [
    [i18n.t('group.item'), i18n.t('group.content')],
    [i18n.t('group.entities'), parties.length],
    [i18n.t('group.unsure'), parties.filter(({ sure }) => !sure).length],
    ...ruleRows(counted).map((row) => [...row]),
    ...lists.map((list) => [i18n.t('group.listRow'), groupListText(list)]),
    [i18n.t('group.made'), instantText(new Date(now).toISOString())],
    [i18n.t('group.noteRow'), i18n.t('group.note')],
  ];
  const has = (kind: GroupList['kind']) => lists.some((list) => list.kind === kind);
  return [
    ...(has('penalty') ? [{ name: i18n.t('group.sheet'), widths: WIDTHS, rows: [headings(), ...parties.map(partyCells)] }] : []),
    ...(has('repeat') ? [{ name: i18n.t('group.sheetPublished'), widths: [...WIDTHS, 30, 20], rows: [[...headings(), i18n.t('repeat.authority'), i18n.t('repeat.source')], ...published.map(publishedCells)] }] : []),
    { name: i18n.t('group.sheetAbout'), widths: [30, 90], rows: about },
  ];
}

const WIDTHS = [6, 36, 22, 18, 12, 10, 12, 12, 12, 12, 60, 28];

function headings(): Cells {
  return (['number', 'name', 'code', 'regNo', 'region', 'count', 'firstOn', 'lastOn', 'from', 'to', 'docNos', 'identity'] as const).map((column) => i18n.t(`group.column.${column}`));
}

function partyCells({ name, uscc = '', regNo = '', region = '', sure, count }: GroupParty, index: number): Cells {
  return [index + 1, name, uscc, regNo, region, count.count, count.firstOn ?? '', count.lastOn ?? '', count.from, count.to, count.docNos.join('；'), sureText(sure)];
}

function publishedCells({ name, uscc = '', regNo = '', region = '', count = '', firstOn = '', lastOn = '', from = '', to = '', docNos = '', authority, listId }: PublishedParty, index: number): Cells {
  return [index + 1, name, uscc, regNo, region, /^\d+$/.test(count) ? Number(count) : count, firstOn, lastOn, from, to, docNos, sureText(uscc !== '' || regNo !== ''), authority, listId];
}
