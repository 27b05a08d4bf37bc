import type { Day } from '../shared/index.ts';
import type { GroupParty } from './group.ts';
import type { RepeatRule, Window } from './rule.ts';

export interface GroupRequest {
  readonly rule: RepeatRule;
  /** Chinese day. */
  readonly today: Day;
  /** Signed lists that policy names; others are no ground for anything. */
  readonly lists: readonly string[];
  readonly localLists: boolean;
}

/** A list that was read: of single penalties, or of repeat offenders as an authority has published them. */
export interface GroupList {
  readonly listId: string;
  readonly kind: 'penalty' | 'repeat';
  readonly trust: 'signed' | 'local';
  readonly version: number;
  readonly asOf: Day;
  readonly count: number;
}

/** A party that a published list names, with what that list says of it. */
export interface PublishedParty {
  readonly listId: string;
  readonly name: string;
  readonly uscc?: string;
  readonly regNo?: string;
  readonly region?: string;
  readonly authority: string;
  readonly count?: string;
  readonly firstOn?: Day;
  readonly lastOn?: Day;
  readonly from?: Day;
  readonly to?: Day;
  readonly docNos?: string;
  readonly rule?: RepeatRule;
}

/** `no-lists`: neither penalties nor a published list are here. `parties`: counted here; `published`: said by lists. */
export type GroupAnswer =
  | { readonly ok: true; readonly parties: readonly GroupParty[]; readonly published: readonly PublishedParty[]; readonly window: Window; readonly rule: RepeatRule; readonly today: Day; readonly lists: readonly GroupList[] }
  | { readonly ok: false; readonly reason: 'storage-broken' | 'changed-meanwhile' | 'no-lists' };

/** What the page may call in the worker that counts. */
export type GroupWorkerSide = { count(request: GroupRequest & { readonly kept: unknown }): Promise<GroupAnswer> };
/** What the worker may call in the page. */
export type GroupPageSide = { progress(step: { readonly done: number; readonly total: number }): void };
