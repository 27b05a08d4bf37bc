import { z } from '../shared/zod.ts';
import type { FrameReading } from './types.ts';

/** A profile that does not find what it must. No word of what the page said. */
export const ProfileFault = z.object({
  profileId: z.string().max(60),
  version: z.number().int(),
  pageId: z.string().max(60),
  /** Names of members of the page profile: `name`, `route`, `submit` … */
  missing: z.array(z.string().max(30)).max(20),
  host: z.string().max(300),
  firstAt: z.string(),
  lastAt: z.string(),
  /** How many documents it was found in: one alone may be an error page, or one that never came to its end. */
  seen: z.number().int().min(1).default(1),
});
export type ProfileFault = z.infer<typeof ProfileFault>;
export const ProfileFaults = z.array(ProfileFault).max(50);

/** Without one of these a page cannot be guarded; a legal representative, say, is often left out. */
const REQUIRED: ReadonlySet<string> = new Set(['scope', 'name', 'code', 'route', 'submit']);

/** What a described page fails to find though it is ready; empty for every other reading. */
export function requiredMissing({ how, state, missing }: FrameReading): readonly string[] {
  return how === 'profile' && state === 'ready' ? missing.filter((field) => REQUIRED.has(field)) : [];
}

const same = (a: ProfileFault, b: Pick<ProfileFault, 'profileId' | 'version' | 'pageId' | 'missing'>): boolean =>
  a.profileId === b.profileId && a.version === b.version && a.pageId === b.pageId && a.missing.join() === b.missing.join();
/** A fault that this many documents have shown is told and recorded. */
export const ENOUGH_SEEN = 2;
const AGAIN_MS = 24 * 3_600_000;
const MAX_KEPT = 50;

/** Adds a fault. `due`: it is to be recorded, when a second document shows it, then once a day for the same version. */
export function withFault(known: readonly ProfileFault[], fault: Omit<ProfileFault, 'firstAt' | 'lastAt' | 'seen'>, now: number): { readonly faults: readonly ProfileFault[]; readonly due: boolean } {
  const at = new Date(now).toISOString();
  const before = known.find((one) => same(one, fault));
  const seen = (before?.seen ?? 0) + 1;
  if (before !== undefined && seen > ENOUGH_SEEN && now - Date.parse(before.lastAt) < AGAIN_MS && now >= Date.parse(before.lastAt)) return { faults: known, due: false };
  // Another version or another lack of the same page replaces what was known of it.
  const others = known.filter((one) => one.profileId !== fault.profileId || one.pageId !== fault.pageId);
  return { faults: [...others, { ...fault, firstAt: before?.firstAt ?? at, lastAt: at, seen: Math.min(seen, ENOUGH_SEEN + 1) }].slice(-MAX_KEPT), due: seen >= ENOUGH_SEEN };
}

/** The page was found whole again, or its profile has another version now. */
export function withoutFault(known: readonly ProfileFault[], profileId: string, pageId: string): readonly ProfileFault[] {
  return known.filter((one) => one.profileId !== profileId || one.pageId !== pageId);
}
