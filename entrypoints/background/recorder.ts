import type { RecordStore } from '../../lib/record/index.bg.ts';
import type { EntryKind } from '../../lib/record/index.ts';
import { log, type Json } from '../../lib/shared/index.ts';

export interface Recorder {
  /** True once the entry is on disk. False is never ignored where an officer's decision depends on it. */
  add(kind: EntryKind, data: { readonly [key: string]: Json | undefined }): Promise<boolean>;
  readonly store: RecordStore;
}

/** The audit chain, with its failures logged: a desk that cannot record says so and goes on. */
export function createRecorder(store: RecordStore): Recorder {
  return {
    store,
    async add(kind, data) {
      const added = await store.append(kind, data);
      if (!added.ok) log('error', 'record', added.reason, {});
      return added.ok;
    },
  };
}
