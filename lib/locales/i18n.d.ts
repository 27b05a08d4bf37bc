/**
 * What `#i18n` is to the type checker: the same object as WXT's, with the same strictness (a key that exists, as many
 * substitutions as its text has), said so that it costs little. WXT's own type maps over all keys in each of nine overloads;
 * with 1,550 keys the check of this repository took 56 s, with this it takes 6 s.
 */
import type { GeneratedI18nStructure as Texts } from '../../.wxt/i18n/structure';

type Value = string | number;
interface Substitutions {
  0: readonly [];
  1: readonly [$1: Value];
  2: readonly [$1: Value, $2: Value];
  3: readonly [$1: Value, $2: Value, $3: Value];
  4: readonly [$1: Value, $2: Value, $3: Value, $4: Value];
  5: readonly [$1: Value, $2: Value, $3: Value, $4: Value, $5: Value];
  6: readonly [$1: Value, $2: Value, $3: Value, $4: Value, $5: Value, $6: Value];
  7: readonly [$1: Value, $2: Value, $3: Value, $4: Value, $5: Value, $6: Value, $7: Value];
  8: readonly [$1: Value, $2: Value, $3: Value, $4: Value, $5: Value, $6: Value, $7: Value, $8: Value];
  9: readonly [$1: Value, $2: Value, $3: Value, $4: Value, $5: Value, $6: Value, $7: Value, $8: Value, $9: Value];
}
type Bare = { [K in keyof Texts]: Texts[K]['substitutions'] extends 0 ? K : never }[keyof Texts];

interface Translate {
  (key: Bare): string;
  <K extends keyof Texts>(key: K, substitutions: Substitutions[Texts[K]['substitutions']]): string;
}

export declare const i18n: { readonly t: Translate };
