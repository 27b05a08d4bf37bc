import { membersOf } from '../shared/members.ts';
import type { PolicyProblem } from './types.ts';

export interface ManagedParts {
  readonly enforced: Readonly<Record<string, unknown>>;
  readonly defaults: Readonly<Record<string, unknown>>;
  /** Where a part of `enforced` was written, in front of its name. */
  readonly prefixOf: (part: string) => string;
  readonly problems: readonly PolicyProblem[];
}

/**
 * Takes a managed policy apart. What stands beside `enforced` and `defaults` is the form of policies before there were
 * these two, and is as binding as `enforced`; a part that is written in both counts once, and is named. In: any JSON.
 */
export function splitManaged(value: unknown): ManagedParts {
  const problems: PolicyProblem[] = [];
  const report = (path: string, reason: string, message: string) => void problems.push({ source: 'managed', path, reason, message });
  if (value !== undefined && value !== null && !isObject(value)) report('', 'wrong-type', '应为对象 / must be an object');
  const { enforced, defaults, ...older } = membersOf(value);
  for (const [name, part] of Object.entries({ enforced, defaults })) if (part !== undefined && !isObject(part)) report(name, 'wrong-type', '应为对象 / must be an object');
  const newer = membersOf(enforced);
  for (const name of Object.keys(older)) if (Object.hasOwn(newer, name)) report(name, 'written-twice', `与 enforced.${name} 重复，以后者为准 / also in enforced.${name}, which counts`);
  return { enforced: { ...older, ...newer }, defaults: membersOf(defaults), prefixOf: (part) => (Object.hasOwn(newer, part) ? 'enforced.' : ''), problems };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
