import type { CentralStore } from '../outbox/index.ts';
import type { Signer } from '../signer/index.ts';
import type { ListSource } from '../list/index.ts';
import type { PersonKey } from '../subject/index.ts';
import type { SiteProfile } from '../site/index.ts';
import type { InspectionRules } from './inspection-rules.ts';
import type { RulePack } from './rule-pack.ts';
import type { PolicyProblem, PolicySource } from './types.ts';

/** Which systems CreditGate works on. On a host with no fitting profile generic detection reads the page. */
export interface SiteSettings {
  readonly hosts: readonly string[];
  readonly profiles: readonly SiteProfile[];
  /** Hosts on which nothing runs, and hosts that are read when an officer asks; `siteStanding` says what counts. */
  readonly off?: readonly string[];
  readonly onDemand?: readonly string[];
}

/** What an office may tune. The rule pack holds the law; this holds the office's own choices. */
export interface RuleSettings {
  /** Calendar days after which a list is called aging: shown, still relied on. */
  readonly agingAfterDays: number;
  /** Working days after which a list no longer blocks by itself (the deadline for lifting measures is 3). */
  readonly hardLimitWorkingDays: number;
  /** Whether simplified deregistration is closed too (实施细则 Art 48). */
  readonly blockSimplifiedDeregistration: boolean;
  readonly overrideAllowed: boolean;
  readonly overrideMinReasonLength: number;
  /** Whether an override waits for somebody else's signature. */
  readonly overrideNeedsSecondSigner: boolean;
  /** Whether "not the same party" is carried over to later cases; else it counts in the case in which it was said. */
  readonly judgementsAllowed: boolean;
  /** Days for which a judgement is carried over. */
  readonly judgementDays: number;
  readonly syncIntervalMinutes: number;
  /** Days for which checked parties are kept to be checked again after a change of a list; 0 keeps none. */
  readonly rescreenDays: number;
  /** Working days that a clue may stay in each of these states before it counts as late. */
  readonly clueRegisteredDays: number;
  readonly clueTransferredDays: number;
  readonly clueAcceptedDays: number;
  readonly clueReturnedDays: number;
  /** Whether unsigned lists may be imported by hand, and those that were count. */
  readonly localListsAllowed: boolean;
  readonly genericDetection: boolean;
  /** Whether pages may be described, and profiles changed, on this machine. */
  readonly siteEditing: boolean;
  /** Whether a profile of this machine needs a saved page that proves it before it is in force. */
  readonly proofRequired: boolean;
  /** Whether the rule pack may be changed on this machine. */
  readonly packEditing: boolean;
  /** Whether a pack of this machine may ask for less than the one below it: the organisation's word only. */
  readonly packWeakening: boolean;
  /** Whether an officer may have a site checked on demand only, or switch it off, in the popup. */
  readonly officerMayChooseOnDemand: boolean;
  readonly officerMaySwitchOff: boolean;
}

/** Who works at this desk, as the organisation or the officer says. */
export interface Officer {
  readonly id: string;
  readonly name?: string;
}

/** The office that this desk belongs to. */
export interface Office {
  /** Beginnings of GB/T 2260 division codes. */
  readonly regions?: readonly string[] | undefined;
  /** Local frequencies and caps of inspections; in `pack.inspection` already. */
  readonly inspection?: InspectionRules | undefined;
}

/** Everything in force on this desk, with the origin of each value and what had to be dropped. */
export interface PolicyInForce {
  readonly lists: readonly ListSource[];
  /** The only hosts that lists may be fetched from; any host when absent. */
  readonly listHosts?: readonly string[];
  /** Secrets that identity numbers are hashed with; never sent to a page. Absent when persons are not compared by number. */
  readonly personKeys?: readonly PersonKey[];
  /** Ids of these secrets: all that a page is told of them. */
  readonly personKeyIds?: readonly string[];
  /** Where entries are sent without names and codes; absent: nowhere. Its password is never sent to a page. */
  readonly central?: CentralStore;
  readonly sites: SiteSettings;
  readonly rules: RuleSettings;
  readonly pack: RulePack;
  /** The pack before local frequencies and caps were added to it; absent where none were. */
  readonly packAsWritten?: RulePack;
  /** The pack that the organisation recommends, where it does: what a pack of this desk is held against. */
  readonly packBelow?: RulePack;
  readonly officer?: Officer;
  readonly office?: Office;
  /** Who may sign beside the officer. */
  readonly signers?: readonly Signer[];
  /** Origin by path: `lists`, `listHosts`, `personKeys`, `central`, `sites.hosts`, `sites.profiles`, `sites.off`, `sites.onDemand`, `rules.<name>`, `rules.pack`, `officer`, `office.regions`, `office.inspection`, `signers`. */
  readonly origins: Readonly<Record<string, PolicySource>>;
  readonly problems: readonly PolicyProblem[];
  /** Which members of the united parts the organisation manages: ids of lists and profiles, and hosts. */
  readonly managed?: { readonly lists: readonly string[]; readonly hosts: readonly string[]; readonly profiles: readonly string[]; readonly off?: readonly string[]; readonly onDemand?: readonly string[] };
  /** Ids of lists and profiles that are in force as the organisation recommends them: the desk may put its own in their place. */
  readonly recommended?: { readonly lists: readonly string[]; readonly profiles: readonly string[] };
  /** Local settings as they were saved, so that one of them can be changed without losing the rest. */
  readonly local?: unknown;
}
