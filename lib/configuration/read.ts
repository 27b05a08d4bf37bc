import { membersOf } from '../shared/members.ts';
import { CONFIGURATION_FORMAT, CONFIGURATION_VERSION, PARTS, type Part } from './types.ts';

export type ReadConfiguration =
  | { readonly ok: true; readonly settings: Readonly<Partial<Record<Part, unknown>>>; readonly proofs: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly reason: 'not-object' | 'newer-format' | 'unknown-key' | 'nothing'; readonly detail: string };

const ENVELOPE = ['format', 'version', 'exportedAt', 'extension', 'settings', 'proofs'];
/** Named so that they are refused with their own reason, not as misspelt. */
const MANAGED_ONLY = ['personKeys', 'central'];

/**
 * Takes a file of settings apart: one of ours, or its `settings` alone, which is the shape of a managed policy. Of values only the names are
 * looked at: what they hold is judged one by one in the plan. Unknown names refuse the whole file, so that a misspelt part is not lost in silence.
 */
export function readConfiguration(value: unknown): ReadConfiguration {
  if (!isObject(value)) return { ok: false, reason: 'not-object', detail: '' };
  const ours = value.format === CONFIGURATION_FORMAT;
  if (ours && value.version !== CONFIGURATION_VERSION) return { ok: false, reason: 'newer-format', detail: typeof value.version === 'number' ? String(value.version) : '' };
  const settings = ours ? value.settings : withoutEnforced(value);
  if (!isObject(settings)) return { ok: false, reason: 'not-object', detail: 'settings' };
  const unknown = [...(ours ? Object.keys(value).filter((name) => !ENVELOPE.includes(name)) : []), ...Object.keys(settings).filter((name) => !PARTS.some((part) => part === name) && !MANAGED_ONLY.includes(name))];
  if (unknown.length > 0) return { ok: false, reason: 'unknown-key', detail: unknown.join(', ') };
  if (Object.keys(settings).length === 0) return { ok: false, reason: 'nothing', detail: '' };
  return { ok: true, settings, proofs: ours ? membersOf(value.proofs) : {} };
}

/** What stands beside `enforced` is as binding, and older: so it is read here too. */
function withoutEnforced({ enforced, ...older }: Readonly<Record<string, unknown>>): unknown {
  return enforced === undefined ? older : { ...older, ...membersOf(enforced) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
