import type { AppliedEffect, Outcome } from '../check/index.ts';
import type { GroundCode } from '../list/index.ts';
import { inspectionAdvice, type InspectionAdvice } from '../inspection/index.ts';
import { decideEffects, type PageKind, type RulePack, type RuleSettings } from '../policy/index.ts';
import { factsOfCase, SAMPLE, type PreviewCase } from './cases.ts';

/** What an officer would meet: by the engine itself, with the rules that no pack can change. */
export interface Preview {
  readonly outcome: Outcome;
  readonly effects: readonly AppliedEffect[];
  /** Of the commitment route, or of simplified deregistration on its pages. */
  readonly route: 'open' | 'confirm' | 'closed';
  readonly inspection?: InspectionAdvice;
}

/** In: a case, where it is met, and which pack is asked. `checkedAt`: ISO 8601 instant. */
export function previewCase(name: PreviewCase, where: { readonly pageKind: PageKind; readonly groundCode: GroundCode }, policy: { readonly pack: RulePack; readonly rules: RuleSettings }, checkedAt: string): Preview {
  const { matches, lists, context, confirmed } = factsOfCase(name, where.pageKind, where.groundCode);
  const { outcome, effects } = decideEffects(matches, lists, context, policy, confirmed ? matches.map(({ listId, listing }) => ({ listId, recordId: listing.id })) : []);
  const inspection = where.pageKind === 'inspection' ? adviceFor(name, where.groundCode, policy.pack, checkedAt) : undefined;
  return { outcome: outcome ?? 'not-found', effects, route: routeOf(effects), ...(inspection === undefined ? {} : { inspection }) };
}

export function routeOf(effects: readonly Pick<AppliedEffect, 'effect'>[]): Preview['route'] {
  if (effects.some(({ effect }) => effect === 'block-commitment' || effect === 'block-simplified-deregistration')) return 'closed';
  return effects.some(({ effect }) => effect === 'confirm') ? 'confirm' : 'open';
}

function adviceFor(name: PreviewCase, groundCode: GroundCode, pack: RulePack, checkedAt: string): InspectionAdvice | undefined {
  const { matches } = factsOfCase(name, 'inspection', groundCode);
  const findings = matches.map((match) => ({ ...match, recordId: match.listing.id, listedName: SAMPLE.name, ground: '示例', groundCode, listingAuthority: '示例机关', listedOn: SAMPLE.listedOn }));
  const risk = name === 'risk-d' ? { riskClass: 'D' as const, sure: true, classifiedOn: SAMPLE.listedOn, authority: '示例机关', listId: 'risk', trust: 'signed' as const } : undefined;
  return inspectionAdvice({ findings, risk, applicant: { name: SAMPLE.name }, checkedAt }, [], pack);
}
