export { CODE_KINDS, NAME_STEPS, type CodeKind, type CodeReading, type NameReading, type NameStep, type Subject, type SubjectText } from './types.ts';
