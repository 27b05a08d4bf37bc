export { PREVIEW_CASES, type PreviewCase } from './cases.ts';
export { changedRules, PACK_FAULTS, readPack, same, type PackFault, type PackFaultReason } from './lint.ts';
export { previewCase, type Preview } from './preview.ts';
export { replayChecks, type Replay } from './replay.ts';
