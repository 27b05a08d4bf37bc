import { i18n } from '#i18n';
import { DEFAULT_RULES } from '../../../lib/policy/index.ts';
import { membersOf } from '../../../lib/shared/members.ts';

const PLACES: readonly string[] = ['lists', 'listHosts', 'sites.hosts', 'sites.off', 'sites.onDemand', 'sites.profiles', 'office.regions', 'office.inspection', 'officer', 'signers'];
const LONGEST = 60;

/** What a value of a file is called: the words of its own section. */
export function itemText(path: string): string {
  const [place = '', ...rest] = path.split(' ');
  const id = rest.join(' ');
  const rule = place.startsWith('rules.') ? place.slice('rules.'.length) : '';
  if (rule === 'pack') return i18n.t('transferPlace.pack');
  if (Object.hasOwn(DEFAULT_RULES, rule)) return i18n.t(`policy.${rule as keyof typeof DEFAULT_RULES}`);
  if (!PLACES.includes(place)) return path;
  const name = i18n.t(`transferPlace.${place.replace('.', '_') as 'lists'}`);
  return id === '' ? name : `${name} ${id}`;
}

/** A value in a line; what is large is named by what people know it by. */
export function valueText(value: unknown): string {
  if (value === undefined) return i18n.t('common.none');
  if (typeof value === 'boolean') return i18n.t(value ? 'policy.yes' : 'policy.no');
  if (typeof value === 'number' || typeof value === 'string') return String(value);
  const { title, version, url, keys } = membersOf(value);
  if (typeof title === 'string') return `${title} ${typeof version === 'string' || typeof version === 'number' ? i18n.t('sites.version', [String(version)]) : ''}`;
  if (Array.isArray(keys)) return [typeof url === 'string' ? url : i18n.t('fileImport.mediaOnly'), i18n.t('versions.keysConfigured', [String(keys.length), String(membersOf(value).threshold ?? 1)])].join(i18n.t('common.clause'));
  const text = Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(i18n.t('common.comma')) : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
