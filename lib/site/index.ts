export { lintProfile, PROFILE_REASONS, type ProfileProblem, type ProfileReason } from './lint.ts';
export { candidatesFor, fitsGlob, type Candidate, type Place } from './place.ts';
export { ENOUGH_SEEN, ProfileFaults, requiredMissing, withFault, withoutFault, type ProfileFault } from './health.ts';
export { migrateProfile } from './migrate.ts';
export { Condition, Locator, Locators, PageProfile, type PartyHeads, PROFILE_SCHEMA, RouteProfile, SiteProfile } from './schema.ts';
export type { FrameReading, RouteReading } from './types.ts';
export { ENOUGH, EVIDENCE, scoreOf, type Evidence, type EvidenceWord } from './evidence.ts';
export { Proof, PROOF_FRAME, ProofFrame } from './proof.ts';
export { FrameReadingSchema, Reasons } from './reading.ts';
