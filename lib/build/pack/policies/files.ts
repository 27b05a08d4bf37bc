/** Every policy file of a release: made from the same schema as the guide and the browser's managed schema. */
import { fileURLToPath } from 'node:url';
import { parseMessagesFile } from '@wxt-dev/i18n/build';
import { admx, adml, type Labels } from './admx.ts';
import { linuxPolicy, PLACES, type Browser, type Installation } from './index.ts';
import { intuneNotes, overview } from './notes.ts';
import { registryFile } from './registry.ts';
import { policySettings } from './settings-list.ts';

/** By path, in the folder of the release. In: the office's managed policy, already found sound. */
export async function policyFiles(installation: Installation, policy: object): Promise<[string, string | Uint8Array][]> {
  const settings = policySettings();
  const labels = await ruleLabels();
  const browsers = Object.keys(PLACES) as Browser[];
  const windows = browsers.filter((browser) => PLACES[browser].windows !== undefined);
  return [
    ['policies/README.md', overview(installation)],
    ['policies/intune.md', intuneNotes(installation)],
    ...browsers.map((browser): [string, string] => [`policies/linux/${browser}.json`, linuxPolicy(installation, policy, browser)]),
    ...windows.flatMap((browser): [string, string | Uint8Array][] => [
      [`policies/windows/${browser}.reg`, registryFile(installation, policy, browser)],
      [`policies/admx/creditgate-${browser}.admx`, admx(installation, browser, settings)],
      [`policies/admx/zh-CN/creditgate-${browser}.adml`, adml('zh', settings, labels)],
      [`policies/admx/en-US/creditgate-${browser}.adml`, adml('en', settings, labels)],
    ]),
  ];
}

async function ruleLabels(): Promise<Labels> {
  const labelsOf = async (locale: string) => {
    const messages = await parseMessagesFile(fileURLToPath(new URL(`../../../locales/${locale}.yml`, import.meta.url)));
    return Object.fromEntries(messages.flatMap(({ key, type, ...rest }) => (key[0] === 'policy' && key.length === 2 && type === 'simple' ? [[`rules.${key[1] ?? ''}`, (rest as { message: string }).message]] : [])));
  };
  const [zh, en] = await Promise.all([labelsOf('zh_CN'), labelsOf('en')]);
  return { zh, en };
}
