import { FrameReadingSchema, Locator, Reasons } from '../site/index.ts';
import { z } from '../shared/zod.ts';
import { POINTED } from './types.ts';

/** What frames answer, parsed once: our script wrote it, in a process that the page may have taken over. */
const text = z.string().max(300);
const locators = z.array(Locator).max(20);
const at = z.array(z.number().int().min(0).max(1_000)).max(20);
const part = z.object({ field: z.enum(POINTED), value: text, locators, why: Reasons.optional() });
const route = z.object({ group: locators, options: z.array(z.object({ text, side: z.enum(['commitment', 'ordinary', 'other']) })).max(20) });

export const FrameLookAnswer = z.object({
  at,
  host: text,
  path: z.string().max(2_000),
  search: z.string().max(4_000),
  hash: z.string().max(2_000),
  title: text,
  reading: FrameReadingSchema,
  found: z.array(part).max(60),
  route: route.optional(),
});
export const PickedAnswer = z.object({ cancelled: z.boolean(), part: part.optional(), route: route.optional() });
export const SavedFrameAnswer = z.object({ at, path: z.string().max(2_000), title: text, html: z.string().max(5_000_000), reading: FrameReadingSchema });
