/** What pages and workers of a browser complain about, for tests in which nobody should. */
import type { BrowserContext } from '@playwright/test';

/** → complaints so far, each with where it came from and its stack, if it has one. A page's own failed requests (a favicon) are not ours. */
export function complaints(context: BrowserContext): string[] {
  const said: string[] = [];
  const note = (where: string, type: string, text: string) => {
    if (type === 'error' && !text.startsWith('Failed to load resource')) said.push(`${where}: ${text}`);
  };
  context.on('console', (message) => note(message.page()?.url() ?? message.worker()?.url() ?? '', message.type(), message.text()));
  context.on('weberror', (error) => note(error.page()?.url() ?? '', 'error', error.error().stack ?? error.error().message));
  context.on('serviceworker', (worker) => worker.on('console', (message) => note(worker.url(), message.type(), message.text())));
  return said;
}
