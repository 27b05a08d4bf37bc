export { FrameLookAnswer, PickedAnswer, SavedFrameAnswer } from './answers.ts';
export { changePage, draftFrom, locatorText, valuesInside, withFrame, withoutPart, withPart, withRoute } from './draft.ts';
export { proofOf, provesProfile, sameReading } from './proof.ts';
export { CASE_VALUES, caseValueOf, POINTED, VALUE_FIELDS, type FrameLook, type LookRequest, type Picked, type Pointed, type RouteSideWord, type SavedFrame, type SaveRequest, type ValueField } from './types.ts';
export { proofState, unproven, type ProofState } from './proven.ts';
