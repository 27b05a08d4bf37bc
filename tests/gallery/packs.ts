/** A pack that asks for less in one rule, for more in another, and rests on a basis that is missing. */
import { DEFAULT_PACK, type RulePack } from '../../lib/policy/index.ts';

export const WEAKER_PACK: RulePack = {
  ...DEFAULT_PACK,
  version: '2026.1+示例',
  rules: DEFAULT_PACK.rules
    .filter(({ id }) => id !== 'other-lists')
    .map((rule) => (rule.id === 'severe-related' ? { ...rule, effects: [...rule.effects, 'confirm'], basis: ['order44-15-1', 'local-2026-3'] } : rule)),
};
