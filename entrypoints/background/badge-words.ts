import { i18n } from '#i18n';
import { badgeFor, type BadgeMark } from '../../lib/badge/index.ts';
import type { ListFacts, Verdict } from '../../lib/check/index.ts';

/** Longer grounds are for the case itself. */
const MAX_GROUND = 160;

/** Where no severe list can be relied on, a row without a badge must not look like a cleared one. */
export function cautionOf(facts: readonly ListFacts[] | undefined): { caution?: BadgeMark } {
  const severe = facts?.filter(({ kind }) => kind === 'severe') ?? [];
  const bad = facts === undefined || severe.length === 0 ? undefined : severe.find(({ freshness }) => freshness !== 'fresh' && freshness !== 'aging');
  if (severe.length > 0 && bad === undefined) return {};
  const state = bad === undefined ? i18n.t('badge.noList') : i18n.t(`freshness.${bad.freshness.replaceAll('-', '_') as 'stale'}`);
  const lines: (readonly [string, string])[] = [[i18n.t('badge.listState'), state], ...(bad?.asOf === undefined ? [] : [[i18n.t('badge.asOf'), bad.asOf] as const])];
  return { caution: { word: 'caution', text: i18n.t('badge.caution'), label: i18n.t('badge.cautionLabel'), lines, note: i18n.t('badge.cautionNote') } };
}

/** What an officer reads of a row's verdict: why, on whose decision, by which list of which day. */
export function markOf(verdict: Verdict): BadgeMark | null {
  const said = badgeFor(verdict);
  if (said === undefined) return null;
  const { word, finding } = said;
  const { risk, lists } = verdict;
  const list = lists.find(({ id }) => id === finding?.listId);
  const name = finding?.listedName ?? verdict.applicant.name ?? verdict.applicant.code ?? '';
  const lines: (readonly [string, string | undefined])[] =
    finding === undefined
      ? []
      : [
          [i18n.t('badge.party'), [name, finding.listedUscc].filter((part) => part !== undefined).join(' ')],
          [i18n.t('badge.match'), i18n.t(`badge.by.${word as 'listed' | 'facts' | 'unsure' | 'local'}`)],
          [i18n.t('badge.ground'), cut(finding.ground)],
          [i18n.t('badge.authority'), finding.listingAuthority],
          [i18n.t('badge.docNo'), finding.listingDocNo],
          [i18n.t('badge.listedOn'), finding.listedOn],
          [i18n.t('badge.asOf'), list?.asOf],
          [i18n.t('lists.trust'), finding.trust === 'local' ? i18n.t('trust.local') : undefined],
        ];
  const riskLines: (readonly [string, string | undefined])[] =
    risk === undefined ? [] : [[i18n.t('risk.title'), [i18n.t(`riskClass.${risk.riskClass}`), risk.sure ? '' : i18n.t('risk.byName')].filter((part) => part !== '').join(i18n.t('common.clause'))], [i18n.t('risk.classifiedOn'), risk.classifiedOn]];
  return {
    word,
    text: word === 'class' ? '' : i18n.t(`badge.text.${word as 'listed' | 'facts' | 'unsure' | 'local'}`),
    ...(risk === undefined || !risk.sure ? {} : { risk: i18n.t('badge.class', [risk.riskClass]) }),
    label: i18n.t(`badge.label.${word as 'listed' | 'facts' | 'unsure' | 'local' | 'class'}`, [name]),
    lines: [...lines, ...riskLines].filter((line): line is readonly [string, string] => line[1] !== undefined && line[1] !== ''),
    note: i18n.t(word === 'class' ? 'risk.note' : word === 'listed' ? 'badge.note' : 'badge.noteUnsure'),
  };
}

function cut(text: string): string {
  return text.length > MAX_GROUND ? `${text.slice(0, MAX_GROUND)}…` : text;
}
