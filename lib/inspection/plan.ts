import { DEFAULT_PACK, INSPECTION_LEVELS, type InspectionCap, type InspectionFrequency, type InspectionLevel, type InspectionRules, type LegalBasis } from '../policy/index.ts';
import type { Day } from '../shared/index.ts';
import type { InspectedParty, InspectionPlan } from './types.ts';

/** The part of a rule pack that is read here. */
export interface InspectionPack {
  readonly bases: readonly LegalBasis[];
  readonly inspection?: InspectionRules | undefined;
}

/**
 * What the rules say about the inspections of `party` on the Chinese day `today`. A pack without a part on inspections
 * stands on the default one: an older pack must not silence the law. Of frequencies and ratios the strictest counts, of
 * caps the lowest. Source: the pack's lines, each with its basis.
 */
export function inspectionPlan(party: InspectedParty, pack: InspectionPack, today: Day): InspectionPlan {
  const rules = rulesOf(pack);
  const fitting = rules.frequencies.filter((line) => fits(line, party, today));
  const ordered = [...fitting].sort((a, b) => perYear(b) - perYear(a) || (b.samplingPercent ?? 0) - (a.samplingPercent ?? 0) || rank(b.level) - rank(a.level));
  const strictest = ordered.find(({ times }) => times !== undefined);
  const ratios = fitting.flatMap(({ samplingPercent }) => samplingPercent ?? []);
  const cap = rules.caps.filter((line) => fits(line, party, today)).sort((a, b) => a.perYear - b.perYear)[0];
  const level = fitting.reduce<InspectionLevel | undefined>((level, line) => (level === undefined || rank(line.level) > rank(level) ? line.level : level), undefined) ?? 'usual';
  const giving = fitting.filter((line) => line.level === level);
  return {
    level,
    discretionary: giving.length > 0 && giving.every(({ discretionary }) => discretionary === true),
    lines: ordered.map((line) => ({ line, ...lawOf(pack, line.basis.law) })),
    ...(strictest === undefined ? {} : { frequency: { times: strictest.times!, years: strictest.years ?? 1 } }),
    ...(ratios.length === 0 ? {} : { samplingPercent: Math.max(...ratios) }),
    ...(cap === undefined ? {} : { cap: { line: cap, ...lawOf(pack, cap.basis.law) } }),
    withoutNumber: strictest === undefined && ratios.length === 0,
    capBelowFrequency: cap !== undefined && strictest !== undefined && perYear(strictest) > cap.perYear,
  };
}

/** The rules on inspections that a pack stands on. */
export function rulesOf(pack: InspectionPack): InspectionRules {
  return pack.inspection ?? DEFAULT_PACK.inspection!;
}

function fits(line: InspectionFrequency | InspectionCap, party: InspectedParty, today: Day): boolean {
  if (line.from !== undefined && today < line.from) return false;
  if (line.until !== undefined && today > line.until) return false;
  if (line.listKinds !== undefined && !line.listKinds.some((kind) => party.listKinds.includes(kind))) return false;
  if (line.riskClasses !== undefined && (party.riskClass === undefined || !line.riskClasses.includes(party.riskClass))) return false;
  if (line.groundCodes !== undefined && !line.groundCodes.some((code) => party.groundCodes.includes(code))) return false;
  return line.regions === undefined || inRegions(party.region, line.regions);
}

/** Whether a division code lies in one of the regions, which are beginnings of codes; 110000 (a code that ends in zeros) is its whole province. */
export function inRegions(region: string | undefined, regions: readonly string[]): boolean {
  return region !== undefined && regions.some((prefix) => region.startsWith(wholePrefix(prefix)));
}

/** A full code of a province or city is written with zeros: 330000 is 33, 330100 is 3301. */
function wholePrefix(code: string): string {
  return code.replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1');
}

function perYear({ times, years = 1 }: InspectionFrequency): number {
  return times === undefined ? 0 : times / years;
}

function rank(level: InspectionLevel): number {
  return INSPECTION_LEVELS.indexOf(level);
}

function lawOf(pack: InspectionPack, id: string | undefined): { law?: LegalBasis } {
  const law = [...pack.bases, ...DEFAULT_PACK.bases].find((basis) => basis.id === id);
  return law === undefined ? {} : { law };
}
