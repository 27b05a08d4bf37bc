import { newCase, withReading, type TabCase } from './tab-case.ts';

/** A document as the browser names it; undefined before Chromium 106. */
export interface FrameDocument {
  readonly frameId: number;
  readonly documentId?: string;
}

export function knowsDocument({ documents }: TabCase, { frameId, documentId }: FrameDocument): boolean {
  return documentId !== undefined && documents?.[frameId] === documentId;
}

/**
 * The case when a guard starts in a document: a new top document is a new case, a new child document only replaces what its frame
 * had said. A document that is known already has a new copy of the guard, as after an update: until that has read, what was read before holds.
 */
export function inDocument(before: TabCase, document: FrameDocument, now: number): TabCase {
  if (knowsDocument(before, document)) return before;
  const { frameId, documentId } = document;
  const after = frameId === 0 ? newCase(before, now) : withReading(before, frameId, undefined);
  return { ...after, documents: { ...after.documents, ...(documentId === undefined ? {} : { [frameId]: documentId }) } };
}
