import { hostPatterns } from '../policy/index.ts';
import { parseUrl } from '../shared/index.ts';

/** In place of everything that is not of the shape that it should have: it is left out, whatever it is. */
export const LEFT_OUT = '(left out)';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Lower-case names as admins give them. Six digits in a row at most: a division code, and never a code of a party or a person. */
const IDENTIFIER = /^(?!.*\d{7})[a-z0-9][a-z0-9._-]{0,63}$/;
const REASON = /^[A-Za-z][A-Za-z-]{0,39}$/;

export function wordOf(value: unknown, allowed: readonly string[]): string {
  return typeof value === 'string' && allowed.includes(value) ? value : LEFT_OUT;
}

export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function flagOf(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function instantOf(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === 'string' && INSTANT.test(value) ? value : LEFT_OUT;
}

export function dayOf(value: unknown): string | undefined {
  return value === undefined ? undefined : typeof value === 'string' && DAY.test(value) ? value : LEFT_OUT;
}

/** A reason word or the name of an error class; a sentence is none. */
export function reasonOf(value: unknown): string {
  return typeof value === 'string' && REASON.test(value) ? value : LEFT_OUT;
}

/** Hosts and ids of one bundle: the same one has the same stand-in throughout. */
export interface StandIns {
  host(value: unknown): string;
  /** An identifier that an admin gave, or `list-1` for one that says more than an identifier should. */
  id(kind: 'list' | 'profile' | 'page' | 'pack' | 'rule', value: unknown): string;
}

/** `hosts`: whether the admin has chosen to name the hosts of systems and servers. Never a path, a query or a user name. */
export function standIns(hosts: 'named' | 'replaced'): StandIns {
  const known = new Map<string, string>();
  const standIn = (kind: string, value: string): string => {
    const key = `${kind} ${value}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = `${kind}-${[...known.keys()].filter((other) => other.startsWith(`${kind} `)).length + 1}`;
    known.set(key, name);
    return name;
  };
  return {
    host(value) {
      const host = typeof value === 'string' ? hostOf(value) : undefined;
      if (host === undefined) return LEFT_OUT;
      return hosts === 'named' ? host : standIn('host', host);
    },
    id: (kind, value) => (typeof value === 'string' && IDENTIFIER.test(value) ? value : standIn(kind, String(value))),
  };
}

/** Host of an address, a match pattern or a host entry, with its port; nothing of what comes after it. */
function hostOf(value: string): string | undefined {
  const url = parseUrl(value);
  if (url !== undefined && url.host !== '') return url.host;
  const [pattern] = hostPatterns(value);
  const port = /:(\d{1,5})(?:\/|$)/.exec(value)?.[1];
  const host = pattern === undefined ? undefined : /^[^:]+:\/\/([^/]+)\//.exec(pattern)?.[1];
  return host === undefined ? undefined : port === undefined ? host : `${host}:${port}`;
}
