export { countPenalties, type RepeatCount } from './count.ts';
export { Decisions, type Decision } from './decisions.ts';
export type { GroupAnswer, GroupList, PublishedParty, GroupPageSide, GroupRequest, GroupWorkerSide } from './group-protocol.ts';
export type { GroupParty } from './group.ts';
export { partyKeyOf, type PartyFacts } from './party.ts';
export { docKeyOf, isSimple, isWarningOnly, penaltyRowOf, type PenaltyRow } from './penalty.ts';
export { ANCHORS, DEFAULT_REPEAT_RULE, readRuleText, RepeatRule, ruleText, windowOf, type Window } from './rule.ts';
export { isRepeat, repeatOf, type RepeatFact } from './status.ts';
