import { membersOf } from '../shared/members.ts';
import type { PolicyInForce } from './in-force.ts';

/** Paths of those values of one part of a desk's settings that have no effect, since policy enforces others. */
export function enforcedPaths({ origins, managed }: PolicyInForce, part: string, value: unknown): string[] {
  if (part === 'lists') return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((list) => within(membersOf(list).id, managed?.lists, 'lists'));
  if (part === 'sites') {
    const { profiles } = membersOf(value);
    return (Array.isArray(profiles) ? (profiles as unknown[]) : []).flatMap((profile) => within(membersOf(profile).id, managed?.profiles, 'sites.profiles'));
  }
  if (part === 'rules') return Object.keys(membersOf(value)).map((name) => `rules.${name}`).filter((path) => origins[path] === 'managed');
  return origins[part] === 'managed' ? [part] : [];
}

function within(id: unknown, ids: readonly string[] | undefined, path: string): string[] {
  return typeof id === 'string' && ids?.includes(id) === true ? [`${path} ${id}`] : [];
}
