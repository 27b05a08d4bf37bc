export { compare } from './compare.ts';
export { partyOf, seenAgain } from './party.ts';
export { NOTICE_KINDS, ROUTES_SEEN, type CheckedParty, type Notice, type NoticeKind, type RouteSeen } from './types.ts';
