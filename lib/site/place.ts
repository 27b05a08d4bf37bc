import type { PageProfile, SiteProfile } from './schema.ts';

/** Where a frame is: the parts of its address that page profiles speak of, and whether it is the top one. */
export interface Place {
  readonly path: string;
  /** With its `?`, or empty. */
  readonly search: string;
  /** With its `#`, or empty. */
  readonly hash: string;
  readonly top: boolean;
}

export interface Candidate {
  readonly site: SiteProfile;
  readonly page: PageProfile;
}

/** Whether a text fits a glob in which `*` stands for any run of characters. Everything else is literal. */
export function fitsGlob(glob: string, text: string): boolean {
  const parts = glob.split('*');
  const first = parts[0] ?? '';
  if (parts.length === 1) return text === glob;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  const end = parts[parts.length - 1] ?? '';
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}

/** A path glob with `?` is compared with path and query, one without with the path alone. */
function fits(page: PageProfile, place: Place): boolean {
  if (page.frame === 'top' && !place.top) return false;
  if (page.frame === 'child' && place.top) return false;
  if (page.path !== undefined && !fitsGlob(page.path, page.path.includes('?') ? place.path + place.search : place.path)) return false;
  return page.hash === undefined || fitsGlob(page.hash, place.hash);
}

/** Literal characters count; an exact address outranks a glob; conditions and frame position break ties. */
/** A described host comes before a family of systems, an exact address before every glob. */
function stage(site: SiteProfile, page: PageProfile): number {
  const exact = page.path !== undefined && !(page.path.split('?')[0] ?? '').includes('*');
  return (site.hosts.length > 0 ? 200_000 : 0) + (exact ? 100_000 : 0);
}

function weight(page: PageProfile): number {
  const literal = (glob: string | undefined): number => (glob === undefined ? 0 : glob.replaceAll('*', '').length * 10 + (glob.includes('*') ? 1 : 6));
  return literal(page.path) + literal(page.hash) + (page.when?.length ?? 0) + (page.unless?.length ?? 0) + literal(page.title) + (page.frame === 'any' ? 0 : 2);
}

/**
 * Pages whose address and frame position fit, most specific first; equal ones stay in the profiles' order. Which of
 * them it is depends on `when` and `unless`, which need the document.
 */
export function candidatesFor(profiles: readonly SiteProfile[], place: Place): Candidate[] {
  const found = profiles.flatMap((site) => site.pages.filter((page) => fits(page, place)).map((page) => ({ site, page })));
  const whole = ({ site, page }: Candidate): number => stage(site, page) + weight(page);
  return found.sort((a, b) => whole(b) - whole(a));
}
