/**
 * How often the overlay puts itself back before it stops: 3 times in 5 seconds. A page that fights on would
 * otherwise cost the officer a frozen tab; after the budget the alarm goes elsewhere (badge, record).
 */
export interface FightBudget {
  /** Counts one fight at `nowMs`. True while the budget lasts, false from the fight that exceeds it. */
  spend(nowMs: number): boolean;
}

export function fightBudget(limit = 3, windowMs = 5_000): FightBudget {
  let fights: number[] = [];
  return {
    spend(nowMs) {
      fights = [...fights.filter((at) => nowMs - at < windowMs), nowMs];
      return fights.length <= limit;
    },
  };
}
