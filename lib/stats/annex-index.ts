import { hashKey, rowText, type Row, type RowPlace } from '../list/index.ts';
import { normaliseCode, normaliseName } from '../subject/index.ts';
import { FIELDS, fieldOf, type RegField } from './fields.ts';
import type { Period } from './period.ts';

/** Columns of the annex table that come from lists: decisions counted one by one, and entities counted once. */
export type ListColumn = 'listed' | 'repeat';

/** One decision of the period, as numbers: a million of them fit into some 60 MB. */
export interface AnnexHit {
  /** Place of the list among those that were walked. */
  readonly list: number;
  readonly place: RowPlace;
  readonly day: string;
  readonly field: RegField;
  /** Place of the deciding office among those that were met. */
  readonly office: number;
  /** Number of the entity: the same code, or without codes the same name, is the same entity. */
  readonly entity: number;
}

export interface AnnexIndex {
  /** Takes in a row of a list when it was decided in the period. */
  offer(column: ListColumn, list: number, row: Row, place: RowPlace): void;
  readonly hits: Readonly<Record<ListColumn, readonly AnnexHit[]>>;
  /** Names of the deciding offices that were met. */
  readonly offices: readonly string[];
  /** Decisions that a second list repeats, and that are counted once. */
  readonly repeated: number;
}

/**
 * What lists hold of a period, by the day of the decision. A record that was removed since is a decision all the same, as long as
 * its list still holds it. Two records of one list are two decisions; the same decision in two lists (entity, day, office and
 * number of the document alike) is one.
 */
export function createAnnexIndex({ from, to }: Period): AnnexIndex {
  const hits: Record<ListColumn, AnnexHit[]> = { listed: [], repeat: [] };
  const offices: string[] = [];
  const officeNumbers = new Map<string, number>();
  const decisions = new Map<number, number>();
  let repeated = 0;

  function officeOf(name: string): number {
    const known = officeNumbers.get(name);
    if (known !== undefined) return known;
    officeNumbers.set(name, offices.push(name) - 1);
    return offices.length - 1;
  }

  return {
    hits,
    offices,
    get repeated() {
      return repeated;
    },
    offer(column, list, row, place) {
      const day = rowText(row, 'listedOn');
      if (day === undefined || day < from || day > to) return;
      const office = rowText(row, 'listingAuthority') ?? '';
      const entity = entityText(row);
      const decision = numberOf(`${column} ${entity} ${day} ${office} ${rowText(row, 'listingDocNo') ?? ''}`);
      const first = decisions.get(decision);
      if (first !== undefined && first !== list) {
        repeated += 1;
        return;
      }
      decisions.set(decision, list);
      hits[column].push({ list, place, day, field: fieldOf(rowText(row, 'groundCode') ?? ''), office: officeOf(office), entity: numberOf(entity) });
    },
  };
}

/** What an entity is known by: its code; without one its registration or organisation code; without any its name. */
function entityText(row: Row): string {
  for (const column of ['uscc', 'regNo', 'orgCode'] as const) {
    const code = rowText(row, column);
    if (code !== undefined) return `${column} ${normaliseCode(code)}`;
  }
  return `name ${normaliseName(rowText(row, 'name') ?? '').normal}`;
}

/** 53 bits of a text's hash: among a million entities a mix-up is as likely as one in twenty thousand, and costs one in the sum. */
function numberOf(text: string): number {
  const { high, remainder } = hashKey({ kind: 'name', value: text });
  return (high % 2 ** 29) * 2 ** 24 + remainder;
}

/** Which offices count: those chosen, and of these, or of all, those whose name holds the text. Empty: all. */
export interface OfficeChoice {
  readonly chosen: readonly string[];
  readonly text: string;
}

export function fitsOffice({ chosen, text }: OfficeChoice, office: string): boolean {
  return (chosen.length === 0 || chosen.includes(office)) && office.includes(text.trim());
}

/** Figures of one row of the annex table. */
export interface AnnexCounts {
  readonly listed: number;
  readonly repeat: number;
}
export interface AnnexFigures {
  readonly rows: Readonly<Record<RegField, AnnexCounts>>;
  /** `listed`: the sum. `repeat`: each entity once, whatever the fields; `repeatSum`: the sum of the rows. */
  readonly total: AnnexCounts & { readonly repeatSum: number };
}

/** The table of the offices chosen. */
export function annexFigures({ hits, offices }: Pick<AnnexIndex, 'hits' | 'offices'>, choice: OfficeChoice): AnnexFigures {
  const fitting = offices.map((office) => fitsOffice(choice, office));
  const listed = new Map<RegField, number>();
  for (const { field, office } of hits.listed) if (fitting[office] === true) listed.set(field, (listed.get(field) ?? 0) + 1);
  const entities = new Map<RegField, Set<number>>(FIELDS.map((field) => [field, new Set()]));
  for (const { field, office, entity } of hits.repeat) if (fitting[office] === true) entities.get(field)?.add(entity);
  const rows = Object.fromEntries(FIELDS.map((field) => [field, { listed: listed.get(field) ?? 0, repeat: entities.get(field)?.size ?? 0 }])) as Record<RegField, AnnexCounts>;
  const sum = (of: keyof AnnexCounts) => FIELDS.reduce((all, field) => all + rows[field][of], 0);
  return { rows, total: { listed: sum('listed'), repeat: new Set([...entities.values()].flatMap((set) => [...set])).size, repeatSum: sum('repeat') } };
}

/** The decisions behind a figure, newest first; of a column of entities those of one entity together. */
export function annexBehind({ hits, offices }: Pick<AnnexIndex, 'hits' | 'offices'>, { column, field, offices: choice }: { readonly column: ListColumn; readonly field?: RegField; readonly offices: OfficeChoice }): AnnexHit[] {
  const fitting = offices.map((office) => fitsOffice(choice, office));
  const found = hits[column].filter((hit) => fitting[hit.office] === true && (field === undefined || hit.field === field));
  const together = (a: AnnexHit, b: AnnexHit) => (column === 'repeat' ? a.entity - b.entity : 0);
  return found.sort((a, b) => together(a, b) || (a.day < b.day ? 1 : a.day > b.day ? -1 : a.list - b.list || a.place.segment - b.place.segment || a.place.row - b.place.row));
}
