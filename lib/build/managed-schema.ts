import { policyJsonSchema, type PolicyJsonSchema } from '../policy/index.ts';

interface ManagedSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, ManagedSchema>>;
  readonly items?: ManagedSchema;
}

/**
 * Text of the managed-storage schema that goes into the extension. Every member is described, as deep as a policy goes,
 * since Chromium drops what the schema does not name. Only types are kept: against a limit or a
 * required member Chromium drops the whole branch in silence, while the extension drops the one bad value and says so.
 */
export function managedSchemaJson(): string {
  return JSON.stringify(shapeOf(policyJsonSchema()));
}

function shapeOf(schema: PolicyJsonSchema): ManagedSchema {
  const { properties, items } = schema;
  return {
    type: schema.type ?? typeof (schema.const ?? schema.enum?.[0]),
    ...(properties === undefined ? {} : { properties: Object.fromEntries(Object.entries(properties).map(([name, member]) => [name, shapeOf(member)])) }),
    ...(items === undefined ? {} : { items: shapeOf(items) }),
  };
}
