/** What a build asks of the browser, held against the last release: more would stop every desk with a question, or unseen. */
import type { Manifest } from './release.ts';

export interface Asked {
  readonly permissions: readonly string[];
  readonly optionalPermissions: readonly string[];
  readonly hosts: readonly string[];
  readonly optionalHosts: readonly string[];
}

export function askedBy(manifest: Manifest): Asked {
  const sorted = (values: readonly string[] = []) => [...values].sort();
  return { permissions: sorted(manifest.permissions), optionalPermissions: sorted(manifest.optional_permissions), hosts: sorted(manifest.host_permissions), optionalHosts: sorted(manifest.optional_host_permissions) };
}

/** What is new, in words of a manifest; empty when nothing is. What was asked for once may become optional, not the reverse. */
export function newlyAsked(now: Asked, before: Asked): string[] {
  const fresh = (values: readonly string[], known: readonly string[], covered: (value: string, by: string) => boolean) => values.filter((value) => !known.some((other) => covered(value, other)));
  const same = (value: string, other: string) => value === other;
  return [
    ...fresh(now.permissions, before.permissions, same).map((value) => `permissions: ${value}`),
    ...fresh(now.optionalPermissions, [...before.permissions, ...before.optionalPermissions], same).map((value) => `optional_permissions: ${value}`),
    ...fresh(now.hosts, before.hosts, isWithin).map((value) => `host_permissions: ${value}`),
    ...fresh(now.optionalHosts, [...before.hosts, ...before.optionalHosts], isWithin).map((value) => `optional_host_permissions: ${value}`),
  ];
}

/** Whether a match pattern covers no address that another does not cover. What cannot be told counts as no. */
function isWithin(pattern: string, other: string): boolean {
  if (pattern === other) return true;
  const [inner, outer] = [partsOf(pattern), partsOf(other)];
  if (inner === undefined || outer === undefined || outer.path !== '/*') return false;
  const scheme = outer.scheme === inner.scheme || outer.scheme === '*';
  const host = outer.host === '*' || outer.host === inner.host || (outer.host.startsWith('*.') && (inner.host === outer.host.slice(2) || inner.host.endsWith(outer.host.slice(1))));
  return scheme && host;
}

function partsOf(pattern: string): { scheme: string; host: string; path: string } | undefined {
  const [, scheme, host, path] = /^(https?|\*):\/\/([^/]+)(\/.*)$/.exec(pattern) ?? [];
  return scheme === undefined || host === undefined || path === undefined ? undefined : { scheme, host, path };
}
