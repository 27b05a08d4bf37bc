/** Why a row, or a cell of it, could not be taken as it is. Errors leave the row out; warnings keep it. Closed sets. */
export const ROW_ERRORS = [
  'missing-name',
  'missing-listed-on',
  'bad-date',
  'too-long',
  'code-as-number',
  'bad-quoting',
  'bad-json',
  'not-a-record',
  'invalid-record',
] as const;
export const ROW_WARNINGS = [
  'uscc-checksum',
  'code-shape',
  'person-id-dropped',
  'person-id-shape',
  'odd-characters',
  'missing-ground',
  'missing-authority',
  'region-shape',
  'unknown-ground-code',
  'unknown-risk-class',
  'removed-before-listed',
  'more-cells-than-columns',
  'duplicate-dropped',
  'same-id-other-content',
] as const;
export type RowError = (typeof ROW_ERRORS)[number];
export type RowWarning = (typeof ROW_WARNINGS)[number];
export type RowReason = RowError | RowWarning;

/** Where and why. The value itself is not repeated: it may be personal. */
export interface Problem {
  /** Line of the file (1 is the first), or row of the sheet. */
  readonly line: number;
  /** Heading of the column as the file has it. */
  readonly column?: string;
  readonly severity: 'error' | 'warning';
  readonly reason: RowReason;
}

/** Why a file as a whole could not be read. */
export const FILE_FAULTS = ['unknown-encoding', 'unknown-file-type', 'not-a-workbook', 'bad-json', 'no-header', 'empty-file', 'too-many-bad-quotes'] as const;
export type FileFault = (typeof FILE_FAULTS)[number];

/** Thrown inside the readers only, and turned into a Result at the importer's edge. */
export class UnreadableFile extends Error {
  readonly fault: FileFault;
  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}
