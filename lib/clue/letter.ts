import { canonicalJson, type Json } from '../shared/index.ts';
import { createSha256 } from '../shared/hash.ts';
import type { Clue, ClueEvent } from './types.ts';

type Transfer = Extract<ClueEvent, { kind: 'moved' }>;

/** What stands on a letter beside the clue: written by the officer on its page. */
export interface LetterWords {
  /** Office that sends it; empty: a line to be filled in by hand. */
  readonly unit: string;
  /** In words, such as 食品安全. */
  readonly field: string;
  readonly phone: string;
  readonly attachments: readonly string[];
}

/** A transfer letter (线索移送函) as it will be on paper. Always in Chinese, as official letters are. */
export interface Letter {
  readonly title: string;
  readonly number: string;
  readonly to: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** What was picked from the page, and what the office adds. */
  readonly said: readonly (readonly [label: string, text: string])[];
  readonly request: string;
  readonly attachments: readonly string[];
  readonly unit: string;
  readonly day: string;
  readonly contact: string;
}

/** The transfer that a letter belongs to: the last one, whatever came after it. */
export function lastTransfer({ events }: Pick<Clue, 'events'>): Transfer | undefined {
  return events.findLast((event): event is Transfer => event.kind === 'moved' && event.to === 'transferred');
}

/** The letter of a clue's last transfer; undefined for a clue that was sent to nobody. What was corrected since counts. */
export function transferLetter(clue: Clue, { unit, field, phone, attachments }: LetterWords): Letter | undefined {
  const transfer = lastTransfer(clue);
  if (transfer?.body === undefined) return undefined;
  const party = clue.name ?? '';
  const office = unit.trim() === '' ? '本单位' : unit.trim();
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['线索编号', `第${clue.no}号`],
    ['当事人', party],
    ['统一社会信用代码', clue.code],
    ['监管领域', field],
    ['线索来源', clue.source === undefined ? undefined : [clue.source.title, clue.source.host].filter((part) => part !== undefined).join('，')],
    ['登记日期', chineseDay(clue.registeredOn)],
  ];
  const said: readonly (readonly [string, string | undefined])[] = [
    [clue.textEdited === true ? '页面摘录（经整理）' : '页面摘录', clue.text],
    ['情况说明', clue.note],
    ['移送理由', transfer.reason],
  ];
  return {
    title: '线索移送函',
    number: clue.letterNo ?? transfer.letterNo ?? '',
    to: transfer.body,
    paragraphs: [`${office}在工作中发现${party === '' ? '' : `${party}`}涉嫌违法的线索。根据职责分工，现将有关线索移送你单位依法处理。`],
    facts: facts.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''),
    said: said.filter((one): one is [string, string] => one[1] !== undefined && one[1] !== ''),
    request: transfer.due === undefined ? '请你单位收到后及时函告是否受理；处理完毕后，请反馈处理结果。' : `请你单位于${chineseDay(transfer.due)}前函告是否受理；处理完毕后，请反馈处理结果。`,
    attachments: attachments.map((one) => one.trim()).filter((one) => one !== ''),
    unit: unit.trim(),
    day: chineseDay(transfer.on),
    contact: [transfer.byName ?? transfer.by ?? '', phone.trim()].filter((part) => part !== '').join('，'),
  };
}

/** By which a letter that went out is known again: SHA-256 (hex) over the canonical JSON of its content. */
export function letterHash(letter: Letter): string {
  const hash = createSha256();
  hash.update(new TextEncoder().encode(canonicalJson(letter as unknown as Json)));
  return hash.hex();
}

/** 2026-11-04 → 2026年11月4日, as official papers write it (GB/T 9704: Arabic figures, no leading noughts). */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
