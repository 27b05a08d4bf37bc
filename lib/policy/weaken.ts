import { GROUND_CODES, type GroundCode, type ListKind } from '../list/index.ts';
import type { Grade, Standing } from '../match/index.ts';
import type { Rule, RulePack } from './rule-pack.ts';
import type { EffectName, PageKind } from './types.ts';

/** A case in which a pack asks for less than the one below it. */
export interface Weakening {
  /** Rule of the pack below that is not made good. */
  readonly rule: string;
  readonly effect: EffectName;
  readonly listKind: ListKind;
  readonly grade: Grade;
  readonly standing: Standing;
  readonly pageKind: PageKind;
  /** Absent where it holds for every ground. */
  readonly groundCode?: GroundCode;
}

/** What asks for at least as much: a closed route answers the question of whether it is to be opened. */
const STRONGER: Partial<Record<EffectName, EffectName>> = { confirm: 'block-commitment' };

/**
 * Where `pack` asks for less than `base`, one line a rule and effect (its first case). Everything that a pack adds is left
 * out of account; so is a longer term. Both are asked as they stand: what no pack can change is the same for each of them.
 */
export function weakenings(base: RulePack, pack: RulePack): Weakening[] {
  return base.rules.flatMap((rule) =>
    rule.effects.flatMap((effect): Weakening[] => {
      const first = casesOf(rule).find((one) => !asks(pack, effect, one));
      if (first === undefined) return [];
      const { groundCode, ...rest } = first;
      return [{ rule: rule.id, effect, ...rest, ...(rule.groundCodes === undefined ? {} : { groundCode }) }];
    }),
  );
}

/** Whether a listing that lasts shorter would let parties go before their time. */
export function shortensTerm(base: RulePack, pack: RulePack): boolean {
  return pack.termYears < base.termYears;
}

type Case = Required<Pick<Weakening, 'listKind' | 'grade' | 'standing' | 'pageKind' | 'groundCode'>>;

function casesOf({ listKinds, grades, standings, pageKinds, groundCodes }: Rule): Case[] {
  const grounds: readonly GroundCode[] = groundCodes ?? GROUND_CODES;
  return listKinds.flatMap((listKind) => grades.flatMap((grade) => standings.flatMap((standing) => pageKinds.flatMap((pageKind) => grounds.map((groundCode): Case => ({ listKind, grade, standing, pageKind, groundCode }))))));
}

function asks(pack: RulePack, effect: EffectName, { listKind, grade, standing, pageKind, groundCode }: Case): boolean {
  const enough = [effect, STRONGER[effect]];
  return pack.rules.some(
    (rule) =>
      rule.effects.some((asked) => enough.includes(asked)) &&
      rule.listKinds.includes(listKind) &&
      rule.grades.includes(grade) &&
      rule.standings.includes(standing) &&
      rule.pageKinds.includes(pageKind) &&
      (rule.groundCodes === undefined || rule.groundCodes.includes(groundCode)),
  );
}
