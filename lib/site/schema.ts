import { PAGE_KINDS } from '../shared/page-kinds.ts';
import { z } from '../shared/zod.ts';

const text = z.string().min(1).max(300);

/** Version of the profile schema that this build writes; older ones are migrated, newer ones refused. */
export const PROFILE_SCHEMA = 2;

/** Another field of the page must show one of these texts: 「证件类型」 is 「统一社会信用代码」. */
export const Condition = z.object({ label: text.optional(), row: text.optional(), css: text.optional(), is: z.array(text).min(1).max(20) });

/**
 * One way to find one element. Every kind pierces open and closed shadow roots by itself.
 * - `label`: visible label text → the control or text it labels (for, wrapping, above, beside, dt/dd, bare text)
 * - `row`: header cell text → the value cell after it in the same row
 * - `column`: column header text → the cell of that column in the active (clicked, selected or only) row
 * - `css`: a selector; `>>>` steps into a shadow root
 * - `text`: an element whose whole visible text is this (headings, buttons, options)
 * - `heading`: the first heading of the page, or the title of the open dialog
 * - `row` and `column` together: the cell where they cross
 */
export const Locator = z.object({
  label: text.optional(),
  row: text.optional(),
  column: text.optional(),
  css: text.optional(),
  text: text.optional(),
  heading: z.enum(['page', 'dialog']).optional(),
  /** The value stands behind, and in front of, these texts: 「办理：某某公司（受理中）」. */
  after: text.optional(),
  before: text.optional(),
  /** Finds nothing unless this holds. */
  if: Condition.optional(),
  /** Search only below the first element that this selector finds. */
  within: text.optional(),
});
export type Locator = z.infer<typeof Locator>;

/** Alternatives, tried in order; the first that finds something with a value wins. */
export const Locators = z.array(Locator).min(1).max(20);

/** Options of a handling-route group, by their exact visible texts (white space, colons and stars aside). */
export const RouteProfile = z.object({
  /** The group (a field, a cell, a fieldset). Without it the options are looked for in the page's scope. */
  group: Locators.optional(),
  /** `choice`: options name the route. `yes-no`: the group's label names the route, options are 是/否. */
  kind: z.enum(['choice', 'yes-no']).default('choice'),
  commitment: z.array(text).min(1).max(20),
  ordinary: z.array(text).max(20).default([]),
});
export type RouteProfile = z.infer<typeof RouteProfile>;

const field = Locators.optional();
/** Where the facts of a penalty case stand. The party is the applicant. */
export const PenaltyCaseFields = z.object({
  docNo: field,
  caseNo: field,
  title: field,
  act: field,
  facts: field,
  basis: field,
  content: field,
  kinds: field,
  fine: field,
  confiscated: field,
  goodsValue: field,
  range: field,
  rangeMin: field,
  rangeMax: field,
  discretion: field,
  partyType: field,
  authority: field,
  noticed: field,
  decided: field,
});

const heads = z.array(text).min(1).max(10).optional();
/** Heads of the columns that say who the party of a row is, where they are not among the words that are known. Exact texts; white space, colons and stars aside. */
export const PartyHeads = z
  .object({ name: heads, code: heads, regNo: heads, legalRep: heads })
  .refine(({ name, code }) => name !== undefined || code !== undefined, '须写明名称列或代码列 / a column of names or of codes is needed')
  .refine((own) => {
    const all = Object.values(own).flatMap((texts) => texts ?? []);
    return new Set(all).size === all.length;
  }, '同一列标题只能有一种含义 / one head has one meaning');
export type PartyHeads = z.infer<typeof PartyHeads>;

/** One page or frame of a system: how to recognise it, where the applicant, the route and the submit actions are. */
export const PageProfile = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  kind: z.enum(PAGE_KINDS),
  /** Glob over the path (`*` any run), with the query if it contains `?`. Absent: every path. */
  path: text.optional(),
  /** Glob over the fragment, with its `#`, for single-page systems. */
  hash: text.optional(),
  frame: z.enum(['top', 'child', 'any']).default('any'),
  /** Glob over the document's title. */
  title: text.optional(),
  /** A step of a case: applicant and route that were read before are kept though this page shows neither. */
  step: z.boolean().optional(),
  /** The page counts as this one only while all of these are found … */
  when: z.array(Locator).max(10).optional(),
  /** … and none of these is. */
  unless: z.array(Locator).max(10).optional(),
  /** Reading waits until this is found. */
  ready: Locators.optional(),
  /** Reading is limited to the first element found. */
  scope: Locators.optional(),
  /** Parts that are never read (agent, contact person, the authority's own data). */
  exclude: z.array(Locator).max(20).optional(),
  applicant: z
    .object({
      name: Locators.optional(),
      code: Locators.optional(),
      regNo: Locators.optional(),
      orgCode: Locators.optional(),
      legalRep: Locators.optional(),
      personId: Locators.optional(),
    })
    .optional(),
  route: RouteProfile.optional(),
  /** Tables of parties on this page, for badges; columns left out are found by the words of their heads. */
  columns: PartyHeads.optional(),
  /** Fields of a penalty case; those left out are found by their labels. */
  penaltyCase: PenaltyCaseFields.optional(),
  /** Submit actions, also those that act for a form in another frame of the same tab. */
  submit: z.array(Locator).max(20).optional(),
});
export type PageProfile = z.infer<typeof PageProfile>;

/** A system, described for reading. It says what the page is like, never what CreditGate shall do. */
export const SiteProfile = z.object({
  schema: z
    .number()
    .int()
    .min(1)
    .max(PROFILE_SCHEMA, '此描述按更新的格式编写，请先升级扩展程序 / written in a newer format: update the extension first'),
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  version: z.number().int().positive(),
  title: text,
  /** Host names (`xk.example.gov.cn`, `host:8080`) or match patterns (`https://*.example.gov.cn/*`). */
  hosts: z.array(text).max(50),
  /** Marks of a product: on hosts that policy names and nobody described, the pages are used where all marks are found. */
  family: z.object({ title: text.optional(), marks: z.array(Locator).max(10).optional() }).optional(),
  pages: z.array(PageProfile).min(1).max(50),
});
export type SiteProfile = z.infer<typeof SiteProfile>;
