/** What a page is for. Policy gives each kind its effects, site profiles and detection say which one a page is. */
export const PAGE_KINDS = ['licensing', 'deregistration', 'inspection', 'penalty', 'list', 'guide', 'manual', 'other'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];
