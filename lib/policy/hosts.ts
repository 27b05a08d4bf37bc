import { parseUrl } from '../shared/index.ts';

/**
 * Host entries of policies and profiles: `xk.example.gov.cn`, `*.example.gov.cn`, `10.1.2.3:8080`, `[::1]:8080`,
 * or a match pattern `https://*.example.gov.cn/portal/*`. No Zod here: content scripts use this file.
 */
interface HostEntry {
  readonly scheme: 'http' | 'https' | '*';
  /** Punycode, lower case; with `subdomains` all hosts below it count too. */
  readonly host: string;
  readonly subdomains: boolean;
  readonly port?: string;
  readonly path: string;
}

/** Undefined for anything that is no host entry, and for entries that would mean every host. */
function parseEntry(entry: string): HostEntry | undefined {
  const parts = /^(?:(https?|\*):\/\/)?(\*\.)?(\[[0-9a-f:.]+\]|[^/:*?#@\s[\]]+)(?::(\d{1,5}|\*))?(\/.*)?$/i.exec(entry.trim());
  if (parts === null) return undefined;
  const [, scheme, wildcard, name = '', port, path] = parts;
  // A path makes sense in a pattern only; `host/path` is most likely an address that somebody pasted.
  if (scheme === undefined && path !== undefined) return undefined;
  const host = canonicalHost(name);
  if (host === undefined) return undefined;
  return {
    scheme: scheme?.toLowerCase() === 'http' ? 'http' : scheme?.toLowerCase() === 'https' ? 'https' : '*',
    host,
    subdomains: wildcard !== undefined,
    ...(port === undefined || port === '*' ? {} : { port: String(Number(port)) }),
    path: path ?? '/*',
  };
}

function canonicalHost(name: string): string | undefined {
  return parseUrl(`http://${name}/`)?.hostname || undefined;
}

/**
 * Chrome match patterns for an entry, for registration and permissions; empty when the entry is malformed or would
 * cover every host. Permissions know neither port nor path, so patterns may be wider than the entry: `hostFits` decides.
 */
export function hostPatterns(entry: string): string[] {
  const parsed = parseEntry(entry);
  if (parsed === undefined) return [];
  return [`${parsed.scheme}://${parsed.subdomains ? '*.' : ''}${parsed.host}/*`];
}

/** Whether an entry means every port and path of its host, so that a match pattern says the same. */
export function isWholeHost(entry: string): boolean {
  const parsed = parseEntry(entry);
  return parsed !== undefined && parsed.port === undefined && parsed.path === '/*';
}

/** Whether an address belongs to an entry, port and path included. False for malformed entries and non-web schemes. */
export function hostFits(entry: string, url: URL): boolean {
  const parsed = parseEntry(entry);
  const scheme = url.protocol.slice(0, -1);
  if (parsed === undefined || (scheme !== 'http' && scheme !== 'https')) return false;
  if (parsed.scheme !== '*' && parsed.scheme !== scheme) return false;
  if (parsed.port !== undefined && parsed.port !== effectivePort(url)) return false;
  const hostEqual = url.hostname === parsed.host || (parsed.subdomains && url.hostname.endsWith(`.${parsed.host}`));
  return hostEqual && globFits(parsed.path, `${url.pathname}${url.search}`);
}

function effectivePort(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}

/** `*` stands for any run. Piece by piece, since a regular expression made from a policy could be made to hang. */
function globFits(glob: string, text: string): boolean {
  const pieces = glob.split('*');
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return glob === text;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return at <= text.length - last.length;
}
