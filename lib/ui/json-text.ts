/** JSON that a person typed or pasted: parsed, or the line of the fault. */
export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly line?: number; readonly detail: string };

export function readJson(text: string): JsonReading {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, line: faultLine(text, error.message), detail: error.message };
  }
}

/** V8 names the offset (`at position 12`), or says that the end came too early, or only quotes the text near the fault. */
function faultLine(text: string, message: string): number | undefined {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split('\n').length;
  return message.includes('end of JSON') ? text.split('\n').length : undefined;
}

/**
 * Keys of a list as a person may have them: one JWK, an array of them, or a JWK set. Only the shape is looked at;
 * whether they are usable is the background's to say.
 */
export function readKeys(text: string): JsonWebKey[] | null {
  const reading = readJson(text);
  if (!reading.ok) return null;
  const value = isObject(reading.value) && Array.isArray(reading.value.keys) ? reading.value.keys : reading.value;
  const keys = Array.isArray(value) ? value : [value];
  return keys.length > 0 && keys.every(isObject) ? (keys as JsonWebKey[]) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
