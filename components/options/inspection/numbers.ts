/** What an office fills in of its own numbers of inspections, and the lines that it makes. Pure. */
import type { GroundCode } from '../../../lib/list/index.ts';
import type { InspectionCap, InspectionFrequency, InspectionLevel, InspectionRules, RiskClass } from '../../../lib/policy/index.ts';

export const WHOM = ['all', 'severe', 'repeat', 'A', 'B', 'C', 'D'] as const;
/** Whom a line is for: everybody, parties of a kind of list, or of a risk class. */
export type Whom = (typeof WHOM)[number];

export const KINDS = ['times', 'ratio', 'cap'] as const;
export type NumberKind = (typeof KINDS)[number];

/** One number, as the form has it. */
export interface NumberDraft {
  readonly kind: NumberKind;
  readonly whom: Whom;
  readonly fields: readonly GroundCode[];
  /** Division codes or their first digits, apart by white space or commas. */
  readonly regions: string;
  readonly level: InspectionLevel;
  readonly number: number;
  /** Of `times`: in so many years. */
  readonly years: number;
  readonly exceptions: string;
  readonly document: string;
  readonly day: string;
}

export const EMPTY_DRAFT: NumberDraft = { kind: 'times', whom: 'severe', fields: [], regions: '', level: 'raised', number: 2, years: 1, exceptions: '', document: '', day: '' };

/** What the texts say for these parties, until the office says otherwise. */
export function usualLevel(whom: Whom): InspectionLevel {
  return whom === 'severe' || whom === 'repeat' || whom === 'C' ? 'raised' : whom === 'D' ? 'markedly-raised' : whom === 'A' ? 'lowered' : 'usual';
}

/** The provision of the built-in pack that a local number carries out, where there is one. */
const LAW: Readonly<Partial<Record<Whom, string>>> = { severe: 'order44-15-2', repeat: 'credit-supervision-2019', A: 'risk-classes-2022', B: 'risk-classes-2022', C: 'risk-classes-2022', D: 'risk-classes-2022' };

/** The office's rules with one more line. What is wrong with it, the background says when it is saved. */
export function withNumber(rules: InspectionRules | undefined, draft: NumberDraft): InspectionRules {
  const { frequencies = [], caps = [], ...rest } = rules ?? {};
  const taken = new Set([...frequencies, ...caps].map(({ id }) => id));
  let number = 1;
  while (taken.has(`local-${number}`)) number += 1;
  const id = `local-${number}`;
  const text = draft.document.trim();
  const law = LAW[draft.whom];
  const basis = { ...(draft.kind === 'cap' || law === undefined ? {} : { law }), ...(text === '' ? {} : { text }), ...(draft.day === '' ? {} : { date: draft.day }) };
  if (draft.kind === 'cap') {
    const exceptions = draft.exceptions.trim();
    const cap: InspectionCap = { id, ...whomOf(draft), perYear: draft.number, ...(exceptions === '' ? {} : { exceptions }), basis };
    return { ...rest, frequencies, caps: [...caps, cap] };
  }
  const line: InspectionFrequency = { id, ...whomOf(draft), level: draft.level, ...(draft.kind === 'ratio' ? { samplingPercent: draft.number } : { times: draft.number, ...(draft.years === 1 ? {} : { years: draft.years }) }), basis };
  return { ...rest, frequencies: [...frequencies, line], caps };
}

export function withoutNumber({ frequencies, caps, ...rest }: InspectionRules, id: string): InspectionRules {
  return { ...rest, frequencies: frequencies.filter((line) => line.id !== id), caps: caps.filter((line) => line.id !== id) };
}

function whomOf({ whom, fields, regions }: NumberDraft): Pick<InspectionCap, 'listKinds' | 'riskClasses' | 'groundCodes' | 'regions'> {
  const codes = regions.split(/[\s,，、;；]+/u).filter((code) => code !== '');
  return {
    ...(whom === 'severe' || whom === 'repeat' ? { listKinds: [whom] } : whom === 'all' ? {} : { riskClasses: [whom as RiskClass] }),
    ...(fields.length === 0 ? {} : { groundCodes: [...fields] }),
    ...(codes.length === 0 ? {} : { regions: codes }),
  };
}
