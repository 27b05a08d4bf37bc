/** The ledger as tables: what is exported, and how a line of a clue's history is worded. */
import Papa from 'papaparse';
import { i18n } from '#i18n';
import { daysLate, type Clue, type ClueEvent, type CluePatch } from '../clue/index.ts';
import type { RegField } from '../shared/reg-fields.ts';
import { safeCell, type OutSheet } from '../workbook/index.ts';
import { clueFieldText, clueOutcomeText, clueStateText } from './clue-words.ts';
import { instantText } from './format.ts';

type Cells = readonly (string | number)[];

/** One line a clue; with what a report to another body needs, and the entry of the chain that says it. */
export function ledgerCells(clues: readonly Clue[], today: string): Cells[] {
  const headings = ['no', 'name', 'code', 'field', 'state', 'registeredOn', 'since', 'due', 'late', 'body', 'letterNo', 'outcome', 'host', 'pageTitle', 'text', 'edited', 'note', 'by', 'lastBy', 'entry'] as const;
  const rows = clues.map((clue) => {
    const { events, source } = clue;
    const values: Record<(typeof headings)[number], string | number> = {
      no: clue.no,
      name: clue.name ?? '',
      code: clue.code ?? '',
      field: clueFieldText(clue.field),
      state: clueStateText(clue.state),
      registeredOn: clue.registeredOn,
      since: clue.since,
      due: clue.due ?? '',
      late: daysLate(clue, today),
      body: clue.body ?? '',
      letterNo: clue.letterNo ?? '',
      outcome: clue.outcome === undefined ? '' : clueOutcomeText(clue.outcome),
      host: source?.host ?? '',
      pageTitle: source?.title ?? '',
      text: clue.text ?? '',
      edited: clue.textEdited === true ? i18n.t('policy.yes') : '',
      note: clue.note ?? '',
      by: whoText(events[0]),
      lastBy: whoText(events.at(-1)),
      entry: events.at(-1)?.seq ?? 0,
    };
    return headings.map((name) => values[name]);
  });
  return [headings.map((name) => i18n.t(`clueColumn.${name}`)), ...rows];
}

/** One line a step or correction. */
export function historyCells(clues: readonly Clue[]): Cells[] {
  const headings = (['no', 'name', 'entry', 'recordedAt', 'event', 'since', 'reason', 'body', 'letterNo', 'outcome', 'due', 'before', 'after', 'by'] as const).map((name) => i18n.t(`clueColumn.${name}`));
  const rows = clues.flatMap((clue) =>
    clue.events.map((event) => {
      const moved = event.kind === 'moved' ? event : undefined;
      const corrected = event.kind === 'corrected' ? event : undefined;
      return [
        clue.no,
        clue.name ?? clue.code ?? '',
        event.seq,
        instantText(event.at),
        eventText(event),
        event.kind === 'corrected' ? '' : event.on,
        event.kind === 'registered' ? '' : event.reason,
        moved?.body ?? '',
        moved?.letterNo ?? '',
        moved?.outcome === undefined ? '' : clueOutcomeText(moved.outcome),
        event.kind === 'corrected' ? '' : (event.due ?? ''),
        corrected === undefined ? '' : patchText(corrected.before),
        corrected === undefined ? '' : patchText(corrected.after),
        whoText(event),
      ];
    }),
  );
  return [headings, ...rows];
}

export function clueSheets(clues: readonly Clue[], today: string): OutSheet[] {
  return [
    { name: i18n.t('clues.sheet'), widths: [10, 34, 22, 24, 14, 12, 12, 12, 10, 28, 20, 20, 26, 30, 50, 10, 30, 18, 18, 10], rows: ledgerCells(clues, today) },
    { name: i18n.t('clues.sheetHistory'), widths: [10, 34, 10, 20, 16, 12, 40, 28, 20, 20, 12, 34, 34, 18], rows: historyCells(clues) },
  ];
}

/** The first table as CSV, in the way that spreadsheets open it: with a byte order mark, and no cell that is a formula. */
export function clueCsv(clues: readonly Clue[], today: string): string {
  const rows = ledgerCells(clues, today).map((cells) => cells.map((cell) => (typeof cell === 'string' ? safeCell(cell) : cell)));
  return `\ufeff${Papa.unparse(rows, { newline: '\r\n' })}\r\n`;
}

export function eventText(event: ClueEvent): string {
  return event.kind === 'moved' ? clueStateText(event.to) : i18n.t(event.kind === 'registered' ? 'clueState.registered' : 'clues.corrected');
}

export function whoText(event: ClueEvent | undefined): string {
  const { by, byName } = event ?? {};
  return byName === undefined ? (by ?? '') : by === undefined ? byName : `${byName}（${by}）`;
}

const PATCH_NAMES = { name: 'clueColumn.name', code: 'clueColumn.code', field: 'clueColumn.field', note: 'clueColumn.note', due: 'clueColumn.due', letterNo: 'clueColumn.letterNo' } as const;
export const patchNameText = (name: keyof CluePatch): string => i18n.t(PATCH_NAMES[name]);
export const patchValueText = (name: keyof CluePatch, value: string | undefined): string => (value === undefined || value === '' ? i18n.t('common.none') : name === 'field' ? clueFieldText(value as RegField) : value);

function patchText(patch: CluePatch): string {
  return (Object.keys(patch) as (keyof CluePatch)[]).map((name) => `${patchNameText(name)}${i18n.t('common.colon')}${patchValueText(name, patch[name])}`).join('\n');
}
