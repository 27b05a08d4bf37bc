/**
 * The public half of the extension's key. It fixes the extension id, so that managed policy
 * (keyed by id) can be written before the extension is ever installed.
 * A fleet that packs its own CRX builds with its own key: CREDITGATE_EXTENSION_KEY=<base64 SPKI>.
 */
import { createHash } from 'node:crypto';
import { env } from 'node:process';

const DEFAULT_KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA+D0t1NGCV72Q5iZT3fBKUDvqrqP18qEYjmTMKMgZqOWO96QWwb02P4UQLCJqS7rNKsR64Mhqd4w+zEbAhNWiN+NmJKW8svCtRT7qMXtqUj/j+sQ+1D8t038L892NqKOAlqBbXq+QuXsyVNUJSzjzbNCqGAuphezjIvFYN8gNPA5tyHlSWLcpZsC6IZAkmbl1DrJJW+daNVWsnSpNSvLim5GNVamqHNHxZiNtLuZs/q4OEqgtfa8cH1yPMuU4p51qV/Az3DXL4y3z6rmEHZlm9W3aWA78Nmf3saWSVP1NL6FY1XhYCWrI9LXUEaARWh/atvmOP1hjNXn8y/0/8HDkawIDAQAB';

/** Base64 of the DER SubjectPublicKeyInfo that goes into the manifest's `key`. */
export const extensionKey = env.CREDITGATE_EXTENSION_KEY ?? DEFAULT_KEY;

/**
 * Extension id for a manifest key: first 128 bits of SHA-256 of the DER key, each hex digit mapped to a-p.
 * Source: Chromium, components/crx_file/id_util.
 */
export function extensionId(key: string = extensionKey): string {
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}
