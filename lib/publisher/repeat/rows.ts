import { partyKeyOf, type Decision, type PartyFacts, type PenaltyRow } from '../../repeat/index.ts';

/**
 * Lines of spill files and of the state: fields between tabs, an absent one empty. Texts have neither tabs nor line breaks:
 * reading the source has made blanks of them.
 */
export interface SpilledRow {
  readonly key: string;
  readonly sure: boolean;
  readonly edition: number;
  readonly party: PartyFacts;
  readonly row: PenaltyRow;
}

export function spillLine(party: PartyFacts, row: PenaltyRow, edition: number): { readonly key: string; readonly line: string } {
  const { key, sure } = partyKeyOf(party);
  const fields = [key, flag(sure), edition, party.name, party.uscc, party.regNo, party.region, row.docNo, row.decidedOn, row.publishedOn, row.removedOn, flag(row.warningOnly), flag(row.simple), row.act];
  return { key, line: lineOf(fields) };
}

export function readSpillLine(line: string): SpilledRow {
  const [key = '', sure, edition, name = '', uscc, regNo, region, docNo, decidedOn = '', publishedOn, removedOn, warningOnly, simple, act = ''] = line.split('\t');
  return {
    key,
    sure: sure === '1',
    edition: Number(edition),
    party: partyOf(name, uscc, regNo, region),
    row: { ...given('docNo', docNo), decidedOn, ...given('publishedOn', publishedOn), ...given('removedOn', removedOn), act, warningOnly: warningOnly === '1', simple: simple === '1' },
  };
}

export function partyLine(key: string, sure: boolean, party: PartyFacts): string {
  return lineOf(['P', key, flag(sure), party.name, party.uscc, party.regNo, party.region]);
}

export function decisionLine(key: string, { docNo, decidedOn, publishedOn, removedOn, acts, warningOnly, simple }: Decision): string {
  return lineOf(['D', key, docNo, decidedOn, publishedOn, removedOn, acts, flag(warningOnly), flag(simple)]);
}

export type StateLine = { readonly kind: 'party'; readonly key: string; readonly sure: boolean; readonly party: PartyFacts } | { readonly kind: 'decision'; readonly key: string; readonly decision: Decision };

/** Undefined for a line that is neither. */
export function readStateLine(line: string): StateLine | undefined {
  const [kind, key = '', ...rest] = line.split('\t');
  if (kind === 'P') {
    const [sure, name = '', uscc, regNo, region] = rest;
    return { kind: 'party', key, sure: sure === '1', party: partyOf(name, uscc, regNo, region) };
  }
  if (kind !== 'D') return undefined;
  const [docNo, decidedOn = '', publishedOn, removedOn, acts, warningOnly, simple] = rest;
  return {
    kind: 'decision',
    key,
    decision: { ...given('docNo', docNo), decidedOn, ...given('publishedOn', publishedOn), ...given('removedOn', removedOn), acts: Number(acts), warningOnly: warningOnly === '1', simple: simple === '1' },
  };
}

function partyOf(name: string, uscc: string | undefined, regNo: string | undefined, region: string | undefined): PartyFacts {
  return { name, ...given('uscc', uscc), ...given('regNo', regNo), ...given('region', region) };
}

function given<K extends string>(key: K, text: string | undefined): Partial<Record<K, string>> {
  return text === undefined || text === '' ? {} : ({ [key]: text } as Partial<Record<K, string>>);
}

function lineOf(fields: readonly (string | number | undefined)[]): string {
  return `${fields.map((field) => field ?? '').join('\t')}\n`;
}

function flag(value: boolean): string {
  return value ? '1' : '0';
}
