import { z } from '../shared/zod.ts';
import { FrameReadingSchema } from './reading.ts';
import { SiteProfile } from './schema.ts';

/** `src` of an `iframe` or `frame` in a saved document whose own document is `frames[n]`: `proof-frame:n`. */
export const PROOF_FRAME = 'proof-frame:';

/**
 * One document of a saved page, in a form that reads the same without the page's scripts and style sheets:
 * - no `script`, `link`, `style` (style sheets may stay when they are small), no event attributes, no addresses outside
 * - values, ticks and choices as they are now, in `value`, `checked` and `selected` attributes (and text of `textarea`)
 * - what is not rendered carries `hidden`; what is positioned absolutely or fixed says so in `style`; `cursor: pointer` too
 * - shadow roots, closed ones too, as `<template shadowrootmode="open">`
 * - names, codes, numbers, dates, addresses replaced by synthetic ones of the same shape
 */
export const ProofFrame = z.object({
  /** Path with query and fragment, without the host. */
  path: z.string().max(2_000),
  /** Index of the document that holds this frame; absent for the top document, which is `frames[0]`. */
  parent: z.number().int().min(0).optional(),
  html: z.string().max(5_000_000),
});

/** A page saved as proof that a profile finds what it shall find. `readings[n]` is what was read of `frames[n]`. */
export const Proof = z
  .object({
    schema: z.literal(1),
    takenAt: z.iso.datetime(),
    /** Left out when the office does not want its address in the file. */
    host: z.string().max(300).optional(),
    /** Path of the top document, as in `frames[0]`. */
    path: z.string().max(2_000),
    title: z.string().max(300),
    frames: z.array(ProofFrame).min(1).max(20),
    /** The profile under proof; generic detection is on trial without one. */
    profile: SiteProfile.optional(),
    /** What reading the saved page must give, after the replacement of sensitive values; null: the frame is not read. */
    readings: z.array(FrameReadingSchema.nullable()).min(1).max(20),
  })
  .refine((proof) => proof.readings.length === proof.frames.length, { path: ['readings'], message: '每个框架应有一项读取结果 / one reading a frame' })
  .refine((proof) => proof.frames.every((frame, at) => (at === 0 ? frame.parent === undefined : frame.parent !== undefined && frame.parent < at)), {
    path: ['frames'],
    message: '首个框架为顶层文档，其余框架在其父框架之后 / the top document first, every other frame after its parent',
  });
export type Proof = z.infer<typeof Proof>;
