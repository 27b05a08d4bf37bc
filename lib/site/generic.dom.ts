import { deepQuery, isInReach, isVisible, wholeText } from '../page/index.dom.ts';
import type { PageKind } from '../shared/page-kinds.ts';
import { buttonKey, isStep, submitButtons } from './buttons.dom.ts';
import { anchorElement, applicantOf, because, fromRow, hasPartyColumn, isCardList, type Applicant, type Candidate } from './candidates.dom.ts';
import type { Detection, Found } from './detect.dom.ts';
import { scoreOf, type Evidence } from './evidence.ts';
import { genericRoute, type GenericRoute } from './generic-route.dom.ts';
import * as words from './generic.ts';
import type { View } from './locate.dom.ts';
import { finish, type PageRead, type Parts } from './read.dom.ts';
import { optionsOf } from './route.dom.ts';

interface Findings {
  readonly kind: PageKind;
  readonly kindReasons: readonly Evidence[];
  readonly applicant: Applicant;
  readonly fromRow: boolean;
  readonly route: readonly GenericRoute[];
  readonly submit: readonly Element[];
}

const NONE: Applicant = { name: [], code: [], regNo: [], orgCode: [], legalRep: [] };

/** Every hit carries what speaks for and against it; what is below `ENOUGH` is not among them. */
function find(view: View): Findings {
  const titled = titleKind(view);
  const guide = titled[0]?.[0] === 'guide';
  const route = guide ? [] : genericRoute(view);
  const everyone = withoutUnseen(applicantOf(view, route.length > 0));
  const cards = route.length === 0 && isCardList(everyone);
  const labelledParty = cards ? NONE : everyone;
  const named = labelledParty.name.length + labelledParty.code.length > 0;
  const row = named ? NONE : fromRow(view);
  const isRow = row.name.length + row.code.length > 0;
  const { kind, reasons } = kindOf(view, titled, { route: route.length > 0, applicant: named, cards });
  // Buttons are gated in every frame: in old systems those of a dialog stand in the top document.
  const submit = kind === 'guide' ? [] : submitButtons(view);
  return { kind, kindReasons: reasons, applicant: isRow ? row : labelledParty, fromRow: isRow, route: kind === 'guide' ? [] : route, submit };
}

/** A second party that no one can see is a trick or a leftover: it must neither open a route nor make it a question. */
function withoutUnseen(everyone: Applicant): Applicant {
  const seen = (all: readonly Candidate[]): readonly Candidate[] => {
    if (new Set(all.map(({ value }) => value)).size < 2) return all;
    const inReach = all.filter(({ target }) => {
      const element = anchorElement(target);
      return element !== null && isInReach(element);
    });
    return inReach.some(({ value }) => value !== '') ? inReach : all;
  };
  return { ...everyone, name: seen(everyone.name), code: seen(everyone.code) };
}

/** Where each document last named an applicant: steps without a known button stay at the same place. */
const lastNamed = new WeakMap<Document, string>();

/** Reads a page that no profile describes. */
export function readGeneric(view: View): PageRead {
  const found = find(view);
  const fields = found.route.map(({ field }) => field);
  const values: Parts['values'] = (['name', 'code', 'regNo', 'orgCode', 'legalRep'] as const).map((field) => [field, found.applicant[field].map(({ target }) => target)] as const).filter(([, list]) => list.length > 0);
  const { pathname, hash } = view.root.location;
  const place = [pathname, hash.split('?')[0], view.root.title].join('\n');
  const named = !found.fromRow && found.applicant.name.concat(found.applicant.code).some(({ value }) => value !== '');
  if (named) lastNamed.set(view.root, place);
  const same = !named && lastNamed.get(view.root) === place && view.texts.byKey.size > 0;
  const goesOn = fields.length > 0 ? found.submit.length > 0 : found.kind !== 'guide' && found.kind !== 'list' && (isStep(view) || same);
  return finish(view, { kind: found.kind, how: 'generic', state: 'ready' }, { values, fields, submit: found.submit, goesOn, missing: [], fromRow: found.fromRow, why: whyOf(found) });
}

function whyOf({ applicant, route }: Findings): Parts['why'] {
  const of = (list: readonly Candidate[]): readonly Evidence[] | undefined => list.find(({ value }) => value !== '')?.reasons;
  const name = of(applicant.name);
  const code = of(applicant.code);
  const [first] = route;
  if (name === undefined && code === undefined && first === undefined) return undefined;
  return { ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }), ...(first === undefined ? {} : { route: first.reasons }) };
}

/** The same findings with their places, for the editor. */
export function detectGeneric(view: View): Detection {
  const found = find(view);
  const list = (candidates: readonly Candidate[]): Found[] =>
    candidates
      .flatMap(({ target, value, score, reasons }) => {
        const element = anchorElement(target);
        return element === null ? [] : [{ element, value, score, reasons }];
      })
      .sort((a, b) => b.score - a.score);
  const { name, code, regNo, orgCode, legalRep } = found.applicant;
  return {
    kind: { kind: found.kind, reasons: found.kindReasons },
    applicant: { name: list(name), code: list(code), regNo: list(regNo), orgCode: list(orgCode), legalRep: list(legalRep) },
    route: found.route.map(({ field, score, reasons }) => ({ element: field.group, value: optionText(field), score, reasons })),
    submit: found.submit.map((element) => {
      const reasons = [because('submit-word', 60)];
      return { element, value: buttonKey(element), score: scoreOf(reasons), reasons };
    }),
  };
}

function optionText(field: GenericRoute['field']): string {
  return optionsOf(field).find(({ side }) => side === 'commitment')?.text ?? '';
}

type Titled = readonly (readonly [PageKind, Evidence])[];

/** Kinds by title, headings and titles of parts, in the order of the words. */
function titleKind(view: View): Titled {
  const headings = deepQuery(view.root, 'h1, h2, h3, legend, [class*=title]', view.texts.shadowRoots).slice(0, 20).filter(isVisible);
  const texts = [view.root.title, ...headings.map((heading) => wholeText(heading).trim()).filter((text) => text.length <= 30)];
  return words.KIND_WORDS.filter(([, pattern]) => texts.some((text) => pattern.test(text))).map(([kind]) => [kind, because('kind-title', 45)] as const);
}

const LABEL_WEIGHT = 15;
const MAX_LABELS = 60;

function kindOf(view: View, titled: Titled, { route: hasRoute, applicant: hasApplicant, cards }: { route: boolean; applicant: boolean; cards: boolean }): { kind: PageKind; reasons: Evidence[] } {
  const all = new Map<PageKind, Evidence[]>(titled.map(([kind, reason]) => [kind, [reason]]));
  const add = (kind: PageKind, reason: Evidence): void => void all.set(kind, [...(all.get(kind) ?? []), reason]);
  for (const [kind, labels] of words.KIND_LABELS) {
    const count = [...labels].filter((label) => view.texts.byKey.has(label)).length;
    // One or two such labels stand on pages of every kind.
    if (count > 2) add(kind, because('kind-labels', Math.min(count * LABEL_WEIGHT, MAX_LABELS)));
  }
  if (hasRoute) add('licensing', because('kind-route', 40));
  if (cards) add('list', because('repeated', 100));
  if (!hasRoute && !hasApplicant && hasPartyColumn(view)) add('list', because('kind-table', 100));
  // A guide is read, not filled in.
  if (hasRoute || hasApplicant) all.set('guide', (all.get('guide') ?? []).filter(({ word }) => word === 'kind-title'));
  let best: [PageKind, Evidence[]] = ['other', []];
  for (const kind of ['guide', 'list', 'deregistration', 'inspection', 'penalty', 'licensing'] as const) {
    const reasons = all.get(kind) ?? [];
    if (scoreOf(reasons) > scoreOf(best[1])) best = [kind, reasons];
  }
  return { kind: best[0], reasons: best[1] };
}
