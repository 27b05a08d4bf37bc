/**
 * Administrative templates (ADMX) for group policy, with texts in Chinese and English (ADML). One template for each
 * browser, since they read their policies from different keys. Schema: learn.microsoft.com, "ADMX schema".
 */
import { xmlText } from '../xml.ts';
import { browserPolicies, PLACES, type Browser, type Installation } from './index.ts';
import { inLanguage, type Setting } from './settings-list.ts';

export type Language = 'zh' | 'en';
/** Short names of rules, by language and `rules.<name>`, as the options page has them. */
export type Labels = Readonly<Record<Language, Readonly<Record<string, string>>>>;

const NAMESPACE = 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions';
const CATEGORIES: readonly { readonly id: string; readonly parent?: string; readonly zh: string; readonly en: string }[] = [
  { id: 'creditgate', zh: '守信关', en: 'CreditGate' },
  { id: 'enforced', parent: 'creditgate', zh: '强制设置（本机不能修改）', en: 'Enforced settings' },
  { id: 'enforced_rules', parent: 'enforced', zh: '规则', en: 'Rules' },
  { id: 'enforced_sites', parent: 'enforced', zh: '业务系统', en: 'Sites' },
  { id: 'defaults', parent: 'creditgate', zh: '推荐设置（可在本机修改）', en: 'Recommended settings' },
  { id: 'defaults_rules', parent: 'defaults', zh: '规则', en: 'Rules' },
  { id: 'defaults_sites', parent: 'defaults', zh: '业务系统', en: 'Sites' },
];
const TEXTS = {
  supported: { zh: 'Chromium 109 及以上版本的浏览器', en: 'Browsers on Chromium 109 or later' },
  install: { zh: '安装守信关', en: 'Install CreditGate' },
  install_help: {
    zh: '启用后，浏览器从本单位服务器自动安装并更新守信关，用户不能卸载。计算机须已加入域（Active Directory 或 Entra ID）。已用“扩展管理设置”以一段 JSON 统一管理扩展的，请改在那段 JSON 中加入本扩展。',
    en: 'The browser installs CreditGate from the server of your organisation and keeps it up to date; users cannot remove it. The computer must be joined to a domain (Active Directory or Entra ID). Where one JSON text manages all extensions, add this one there instead.',
  },
  json: { zh: '请填写单行 JSON；格式见策略说明。', en: 'JSON in one line; see the guide to policies.' },
  value: { zh: '值', en: 'Value' },
} as const;

const name = ({ path }: Setting) => path.join('_');
const key = (installation: Installation, browser: Browser, path: readonly string[]) => [PLACES[browser].windows ?? '', '3rdparty', 'extensions', installation.id, 'policy', ...path].join('\\');

export function admx(installation: Installation, browser: Browser, settings: readonly Setting[]): string {
  const category = ({ id, parent }: (typeof CATEGORIES)[number]) =>
    parent === undefined ? `<category name="${id}" displayName="$(string.category_${id})"/>` : `<category name="${id}" displayName="$(string.category_${id})"><parentCategory ref="${parent}"/></category>`;
  return lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitions xmlns="${NAMESPACE}" revision="1.0" schemaVersion="1.0">`,
    `<policyNamespaces><target prefix="creditgate_${browser}" namespace="CreditGate.Policies.${browser}"/></policyNamespaces>`,
    '<resources minRequiredRevision="1.0"/>',
    '<supportedOn><definitions><definition name="supported" displayName="$(string.supported)"/></definitions></supportedOn>',
    `<categories>${CATEGORIES.map(category).join('')}</categories>`,
    '<policies>',
    installPolicy(installation, browser),
    ...settings.map((setting) => settingPolicy(setting, installation, browser)),
    '</policies>',
    '</policyDefinitions>',
  );
}

function installPolicy(installation: Installation, browser: Browser): string {
  const { id } = installation;
  const place = `${PLACES[browser].windows ?? ''}\\ExtensionSettings\\${id}`;
  const values = Object.entries(browserPolicies(installation, browser).ExtensionSettings[id] ?? {});
  const valueOf = (value: string | boolean) => (typeof value === 'boolean' ? `<decimal value="${value ? 1 : 0}"/>` : `<string>${xmlText(value)}</string>`);
  const item = (valueName: string, value: string) => `<item key="${place}" valueName="${valueName}"><value>${value}</value></item>`;
  return lines(
    `<policy name="install" class="Machine" displayName="$(string.install)" explainText="$(string.install_help)" key="${place}" >`,
    '<parentCategory ref="creditgate"/><supportedOn ref="supported"/>',
    `<enabledList>${values.map(([valueName, value]) => item(valueName, valueOf(value))).join('')}</enabledList>`,
    `<disabledList>${values.map(([valueName]) => item(valueName, '<delete/>')).join('')}</disabledList>`,
    '</policy>',
  );
}

function settingPolicy(setting: Setting, installation: Installation, browser: Browser): string {
  const { path, kind, least, most } = setting;
  const [id, valueName, parent] = [name(setting), path.at(-1) ?? '', path.slice(0, -1)];
  const texts = `displayName="$(string.${id})" explainText="$(string.${id}_help)"`;
  const where = `<parentCategory ref="${parent.join('_')}"/><supportedOn ref="supported"/>`;
  const place = key(installation, browser, parent);
  if (kind === 'switch') return lines(`<policy name="${id}" class="Machine" ${texts} key="${place}" valueName="${valueName}">`, where, '<enabledValue><decimal value="1"/></enabledValue><disabledValue><decimal value="0"/></disabledValue>', '</policy>');
  const element =
    kind === 'number'
      ? `<decimal id="${id}" valueName="${valueName}" required="true" minValue="${least}" maxValue="${most}"/>`
      : kind === 'list'
        ? `<list id="${id}" key="${place}\\${valueName}" valuePrefix=""/>`
        : `<text id="${id}" valueName="${valueName}" required="true" maxLength="1000000"/>`;
  return lines(`<policy name="${id}" class="Machine" ${texts} presentation="$(presentation.${id})" key="${place}">`, where, `<elements>${element}</elements>`, '</policy>');
}

export function adml(language: Language, settings: readonly Setting[], labels: Labels): string {
  const strings: [string, string][] = [
    ...Object.entries(TEXTS).map(([id, text]): [string, string] => [id, text[language]]),
    ...CATEGORIES.map(({ id, ...text }): [string, string] => [`category_${id}`, text[language]]),
    ...settings.flatMap((setting): [string, string][] => [
      [name(setting), labelOf(setting, language, labels)],
      [`${name(setting)}_help`, `${inLanguage(setting.description, language)}${setting.kind === 'json' ? `\n${TEXTS.json[language]}` : ''}`],
    ]),
  ];
  return lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<policyDefinitionResources xmlns="${NAMESPACE}" revision="1.0" schemaVersion="1.0">`,
    `<displayName>${CATEGORIES[0]?.[language] ?? ''}</displayName><description>${TEXTS.supported[language]}</description>`,
    '<resources>',
    '<stringTable>',
    ...strings.map(([id, text]) => `<string id="${id}">${xmlText(text)}</string>`),
    '</stringTable>',
    '<presentationTable>',
    ...settings.flatMap((setting) => presentation(setting, language)),
    '</presentationTable>',
    '</resources>',
    '</policyDefinitionResources>',
  );
}

function presentation(setting: Setting, language: Language): string[] {
  const id = name(setting);
  const label = TEXTS.value[language];
  if (setting.kind === 'switch') return [];
  const box =
    setting.kind === 'number'
      ? `<decimalTextBox refId="${id}" defaultValue="${setting.least}">${label}</decimalTextBox>`
      : setting.kind === 'list'
        ? `<listBox refId="${id}">${label}</listBox>`
        : `<textBox refId="${id}"><label>${label}</label></textBox>`;
  return [`<presentation id="${id}">${box}</presentation>`];
}

/** A rule's name on the options page; else the first clause of its description. */
function labelOf({ path, description }: Setting, language: Language, labels: Labels): string {
  const known = labels[language][path.slice(1).join('.')];
  if (known !== undefined) return known;
  const clause = inLanguage(description, language).split(/[：；:;]/)[0] ?? '';
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`;
}

function lines(...parts: readonly string[]): string {
  return parts.join('\n');
}
