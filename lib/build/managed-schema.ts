/** Text of the managed-storage schema; see lib/policy. */
export function managedSchemaJson(): string {
  return JSON.stringify({ type: 'object', properties: {} });
}
