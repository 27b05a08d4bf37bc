import type { RecordStore } from '../../lib/record/index.bg.ts';
import type { AuditEntry, EntryKind } from '../../lib/record/index.ts';
import { log, type Json } from '../../lib/shared/index.ts';

export interface Recorder {
  /** True once the entry is on disk. False is never ignored where an officer's decision depends on it. */
  add(kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<boolean>;
  /** The same, with the entry itself. */
  append(kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<AuditEntry | undefined>;
  readonly store: RecordStore;
}

/** The audit chain, with its failures logged: a desk that cannot record says so and goes on. */
export function createRecorder(store: RecordStore): Recorder {
  const append: Recorder['append'] = async (kind, data) => {
    const added = await store.append(kind, data);
    if (!added.ok) log('error', 'record', added.reason, {});
    return added.ok ? added.value : undefined;
  };
  return { store, append, add: async (kind, data) => (await append(kind, data)) !== undefined };
}
