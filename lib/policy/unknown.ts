import type { PolicyJsonSchema } from './policy-schema.ts';

/** Paths of members that no schema describes, e.g. `rules.agingDays`: most often a misspelt name, which else would be passed over in silence. */
export function unknownMembers(schema: PolicyJsonSchema, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((item: unknown, index) => unknownMembers(items, item, `${path}[${index}]`));
  }
  const { properties } = schema;
  if (properties === undefined || typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    const inner = path === '' ? name : `${path}.${name}`;
    const described = Object.hasOwn(properties, name) ? properties[name] : undefined;
    return described === undefined ? [inner] : unknownMembers(described, member, inner);
  });
}
