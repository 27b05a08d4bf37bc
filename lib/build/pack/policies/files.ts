import { linuxPolicy, type Browser, type Installation } from './index.ts';

/** Every policy file of a release, by path. In: the office's managed policy, already found sound. */
export async function policyFiles(installation: Installation, policy: object, _version: string): Promise<[string, string | Uint8Array][]> {
  const browsers: readonly Browser[] = ['chrome', 'chromium', 'edge'];
  return browsers.map((browser): [string, string] => [`policies/linux/${browser}.json`, linuxPolicy(installation, policy, browser)]);
}
