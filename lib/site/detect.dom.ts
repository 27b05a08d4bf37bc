import type { PageKind } from '../policy/index.ts';
import { indexTexts } from '../page/index.dom.ts';
import type { Evidence } from './evidence.ts';
import { detectGeneric } from './generic.dom.ts';

/** A part of the page that was taken for a field, and why. */
export interface Found {
  /** The control, cell or heading that holds the value; for a route the whole group, for an action the button. */
  readonly element: Element;
  /** What stands there now; the commitment option's text for a route. */
  readonly value: string;
  readonly score: number;
  /** Adds up to the score. */
  readonly reasons: readonly Evidence[];
}

/** What generic detection makes of a document. Best first in every list; what scored too little is left out. */
export interface Detection {
  readonly kind: { readonly kind: PageKind; readonly reasons: readonly Evidence[] };
  readonly applicant: {
    readonly name: readonly Found[];
    readonly code: readonly Found[];
    readonly regNo: readonly Found[];
    readonly orgCode: readonly Found[];
    readonly legalRep: readonly Found[];
  };
  readonly route: readonly Found[];
  readonly submit: readonly Found[];
}

/** Reads one document, frames excluded, as if no profile described it. Reads only; costs one full pass. */
export function detectPage(document: Document, clickedRow?: Element): Detection {
  return detectGeneric({ root: document, texts: indexTexts(document), clickedRows: clickedRow === undefined ? [] : [clickedRow], excluded: [] });
}
