/** The update manifest that Chromium asks for: which version is there, where, with which digest, and for which browsers. */
import { createHash } from 'node:crypto';
import { xmlText } from './xml.ts';

export interface Release {
  readonly id: string;
  readonly version: string;
  /** Address of the .crx. */
  readonly codebase: string;
  readonly crx: Uint8Array;
  readonly minimumChrome: string;
}

/** Format: developer.chrome.com, "Self-host for Linux" (gupdate protocol 2.0); `hash_sha256` and `size` as Omaha has them. */
export function updatesXml({ id, version, codebase, crx, minimumChrome }: Release): string {
  const digest = createHash('sha256').update(crx).digest('hex');
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${xmlText(codebase)}" version="${version}" hash_sha256="${digest}" size="${crx.length}" prodversionmin="${fourParts(minimumChrome)}"/>
  </app>
</gupdate>
`;
}

function fourParts(version: string): string {
  return [...version.split('.'), '0', '0', '0'].slice(0, 4).join('.');
}
