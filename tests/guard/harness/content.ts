/**
 * The frame code of the extension in a real isolated world, driven by a test instead of the background. Tests reach
 * it through the debugger, as no page can.
 */
import { lookAt } from '../../../lib/editor/index.dom.ts';
import { createEars, createFrame } from '../../../lib/guard/index.dom.ts';
import type { GuardOrders } from '../../../lib/guard/index.ts';
import { readCase } from '../../../lib/penalty-case/index.dom.ts';
import type { CaseReaderStart } from '../../../lib/penalty-case/index.ts';
import type { SiteProfile } from '../../../lib/site/index.ts';

const events: { event: string; optionText?: string }[] = [];
const ears = createEars(window);
ears.listen();
const frame = createFrame({
  window,
  ears,
  onReading() {},
  onEvent: (event, optionText) => events.push({ event, optionText }),
});
frame.start();

const harness = {
  configure: (profiles: SiteProfile[], generic: boolean) => frame.configure({ profiles, generic }),
  apply: (orders: GuardOrders) => frame.apply(orders),
  reading: () => frame.reading(),
  events: () => events,
  proposals: () => lookAt({ profiles: [], names: {} }).look.found.map(({ field, locators }) => ({ field, locators })),
  caseTexts: (start: CaseReaderStart) => readCase(document, start).texts,
};
Object.assign(globalThis, { creditgateHarness: harness });
