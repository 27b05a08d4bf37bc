/**
 * The profiles of the stand-in systems find what an officer sees: every prepared case, read by the product's own reader,
 * run as a script of the page. The reader alone: no extension, no verdicts.
 */
import { expect, test, type Frame, type Page } from '@playwright/test';
import type { FrameReading } from '../../lib/site/index.ts';
import { systemProfiles } from '../profiles/index.ts';
import { startSystems, type SystemName, type Systems } from '../servers/systems.ts';
import { PAGE_USE } from '../support/chromium.ts';
import { chooseDevice, chooseFood, chooseOffice, foodTo, openDevice, openFood, openOffice } from '../support/steps.ts';
import { CASES, type CaseKind, type PreparedCase } from './cases.ts';

test.use(PAGE_USE);

let systems: Systems;
let reader: string;
test.beforeAll(async () => {
  systems = await startSystems();
  reader = await readerScript();
});
test.afterAll(async () => { await systems.close(); });

/** The reader as one script, as the guard carries it. */
async function readerScript(): Promise<string> {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry: new URL('../../lib/site/index.dom.ts', import.meta.url).pathname, formats: ['iife'], name: 'site' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !('output' in first)) throw new Error('nothing was built');
  return first.output[0].code;
}

function read(frame: Frame): Promise<FrameReading> {
  return frame.evaluate(
    ([code, profiles]) => {
      const { readPage } = new Function(`${code}; return site;`)() as { readPage: (options: object) => { reading: FrameReading } };
      const { pathname: path, search, hash } = location;
      return readPage({ document, place: { path, search, hash, top: window === top }, profiles, generic: false }).reading;
    },
    [reader, systemProfiles()] as const,
  );
}

/** What must be read of the (first) applicant: blank texts are absent. */
function applicantOf(prepared: PreparedCase): object {
  const { name, code, legalRep } = prepared.applicants[0] ?? { name: '', code: '', legalRep: '' };
  return Object.fromEntries(Object.entries({ name, code, legalRep }).filter(([, text]) => text !== ''));
}

type Open = (page: Page, kind: CaseKind) => Promise<Frame>;
const OPEN: readonly (readonly [SystemName, Open, Partial<FrameReading>])[] = [
  ['food', async (page, kind) => { await openFood(page, systems, kind); return page.mainFrame(); }, { pageId: 'applicant' }],
  ['office', (page, kind) => openOffice(page, systems, kind), { pageId: 'form' }],
  ['device', async (page, kind) => { await openDevice(page, systems, kind); return page.mainFrame(); }, { pageId: 'review', hasSubmit: true }],
];

for (const [system, open, expected] of OPEN) {
  test(`${system}: the applicant of every prepared case is read, one after the other`, async ({ page }) => {
    for (const prepared of CASES) {
      const frame = await open(page, prepared.id);
      const several = prepared.applicants.length > 1;
      await expect.poll(() => read(frame), prepared.id).toMatchObject({ ...expected, state: 'ready', severalApplicants: several });
      if (!several) expect((await read(frame)).applicant).toEqual(applicantOf(prepared));
      if (system === 'office') expect(await read(page.mainFrame())).toMatchObject({ pageId: 'dialog-buttons', hasSubmit: true, applicant: {} });
    }
  });
}

test('the chosen route is read, the preselected one too, and no trap takes its place', async ({ page }) => {
  const route = async (frame: Frame) => (await read(frame)).route;
  await openFood(page, systems, 'listed');
  expect(await route(page.mainFrame())).toMatchObject({ present: false });
  await foodTo(page, 2);
  expect(await route(page.mainFrame())).toMatchObject({ present: true, chosen: 'none', commitmentText: '告知承诺制' });
  await chooseFood(page, '告知承诺制');
  expect(await route(page.mainFrame())).toMatchObject({ chosen: 'commitment' });
  await chooseFood(page, '一般程序');
  expect(await route(page.mainFrame())).toMatchObject({ chosen: 'ordinary' });
  await foodTo(page, 3);
  expect(await read(page.mainFrame())).toMatchObject({ pageId: 'confirm', hasSubmit: true, applicant: { code: '91990000T00010007R' }, route: { present: false } });

  const form = await openOffice(page, systems, 'listed');
  expect(await route(form)).toMatchObject({ present: true, chosen: 'commitment', commitmentText: '告知承诺制' });
  await chooseOffice(form, '一般审批制');
  expect(await route(form)).toMatchObject({ chosen: 'ordinary' });

  for (const matter of ['licence', 'filing'] as const) {
    await openDevice(page, systems, 'listed', matter);
    expect(await route(page.mainFrame())).toMatchObject({ present: true, chosen: 'none' });
    await chooseDevice(page, '告知承诺');
    await expect.poll(() => route(page.mainFrame()), matter).toMatchObject({ chosen: 'commitment' });
    await chooseDevice(page, '一般审批');
    await expect.poll(() => route(page.mainFrame()), matter).toMatchObject({ chosen: 'ordinary' });
  }
});

test('lists and their filters are no page of an application', async ({ page }) => {
  for (const system of ['food', 'office', 'device'] as const) {
    await page.goto(systems.url(system));
    const list = system === 'office' ? page.frameLocator('iframe[name=mainFrame]').locator('body') : page.locator('body');
    await expect(list.getByText('99000020260001')).toBeVisible();
    for (const frame of page.frames()) expect(await read(frame)).toMatchObject({ state: 'not-this-page', applicant: {}, route: { present: false } });
  }
});
