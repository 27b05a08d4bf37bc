/** `licence`: third-class devices, route as button radios. `filing`: second-class devices, route as a select. */
export type Matter = 'licence' | 'filing';

export const MATTER_TEXT: Readonly<Record<Matter, string>> = {
  licence: '第三类医疗器械经营许可',
  filing: '第二类医疗器械经营备案',
};

export interface Applicant {
  readonly name: string;
  readonly code: string;
  readonly legalRep: string;
  readonly address: string;
}

/** An application as the back end gives it. */
export interface Application {
  readonly id: string;
  readonly receiptNo: string;
  readonly applicants: readonly Applicant[];
}

/** Values of 申报方式 as they go over the wire. */
export const ROUTE_OPTIONS = [
  { value: '1', label: '一般审批' },
  { value: '0', label: '告知承诺' },
];
