export { lintProfile, PROFILE_REASONS, type ProfileProblem, type ProfileReason } from './lint.ts';
export { ENOUGH_SEEN, ProfileFaults, requiredMissing, withFault, withoutFault, type ProfileFault } from './health.ts';
export { Locator, PageProfile, type PartyHeads, SiteProfile } from './schema.ts';
export type { FrameReading, RouteReading } from './types.ts';
export { EVIDENCE, type Evidence, type EvidenceWord } from './evidence.ts';
export { Proof, PROOF_FRAME } from './proof.ts';
export { FrameReadingSchema, Reasons } from './reading.ts';
