/**
 * Registration files for Windows. Chromium reads a policy from the registry by the extension's schema: an object is a key,
 * a list a key with the values or keys `1`, `2` and so on, a switch or a whole number a DWORD, everything else a text.
 * Source: components/policy/core/common/registry_dict.cc of Chromium.
 */
import { browserPolicies, PLACES, type Browser, type Installation } from './index.ts';

/** Bytes of a .reg file (UTF-16 with mark, as regedit writes it). What stood under CreditGate's keys before is removed. */
export function registryFile(installation: Installation, policy: object, browser: Browser): Uint8Array {
  const root = `HKEY_LOCAL_MACHINE\\${PLACES[browser].windows ?? ''}`;
  const own = `${root}\\3rdparty\\extensions\\${installation.id}`;
  const settings = browserPolicies(installation, browser).ExtensionSettings[installation.id] ?? {};
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    ...keyLines(`${root}\\ExtensionSettings\\${installation.id}`, settings),
    `[-${own}]`,
    '',
    ...keyLines(`${own}\\policy`, policy),
  ];
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf16le');
}

function keyLines(path: string, value: object): string[] {
  const members: [string, unknown][] = Array.isArray(value) ? value.map((item: unknown, index) => [String(index + 1), item]) : Object.entries(value);
  const here = members.flatMap(([name, member]) => (isKey(member) ? [] : [`${quoted(name)}=${valueText(member)}`]));
  const below = members.flatMap(([name, member]) => (isKey(member) ? keyLines(`${path}\\${name}`, member) : []));
  return [`[${path}]`, ...here, '', ...below];
}

function isKey(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return `dword:0000000${value ? '1' : '0'}`;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fff_ffff) return `dword:${value.toString(16).padStart(8, '0')}`;
  const text = String(value);
  // Quoted text ends with its line: whatever breaks one goes as bytes.
  // oxlint-disable-next-line no-control-regex
  return /[\u0000-\u001f]/.test(text) ? `hex(1):${[...Buffer.from(`${text}\0`, 'utf16le')].map((byte) => byte.toString(16).padStart(2, '0')).join(',')}` : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
