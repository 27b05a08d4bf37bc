/** An address, or undefined where the text is none. (`URL.canParse` came with Chromium 120, later than our oldest.) */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
