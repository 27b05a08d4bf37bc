/** Every setting of a managed policy as an administrator's tool shows it: one line each, with its place and its kind. */
import { policyJsonSchema, type PolicyJsonSchema } from '../../../policy/index.ts';

/** `list`: texts one below the other; `json`: whatever has a structure of its own, written as JSON in one line. */
export type SettingKind = 'switch' | 'number' | 'list' | 'json';

export interface Setting {
  /** `enforced` or `defaults` first. */
  readonly path: readonly string[];
  readonly kind: SettingKind;
  readonly least?: number;
  readonly most?: number;
  /** Description of the schema: Chinese / English. */
  readonly description: string;
}

/** Objects whose members stand alone; others are written as one value. */
const OPENED: ReadonlySet<string> = new Set(['sites', 'rules']);

export function policySettings(): Setting[] {
  const { properties = {} } = policyJsonSchema();
  return (['enforced', 'defaults'] as const).flatMap((part) => {
    const schema = properties[part];
    return schema === undefined ? [] : settingsOf(schema, [part]);
  });
}

function settingsOf(schema: PolicyJsonSchema, path: readonly string[]): Setting[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]): Setting[] => {
    const here = [...path, name];
    if (OPENED.has(name)) return settingsOf(member, here);
    const base = { path: here, description: member.description ?? name };
    if (member.type === 'boolean') return [{ ...base, kind: 'switch' }];
    if (member.type === 'integer') return [{ ...base, kind: 'number', least: member.minimum ?? 0, most: member.maximum ?? 0x7fff_ffff }];
    return [{ ...base, kind: member.type === 'array' && member.items?.type === 'string' ? 'list' : 'json' }];
  });
}

/** One language of a description of the schema. */
export function inLanguage(text: string, language: 'zh' | 'en'): string {
  const at = text.indexOf(' / ');
  if (at < 0) return text;
  return language === 'zh' ? text.slice(0, at) : text.slice(at + 3);
}
