import { i18n } from '#i18n';
import type { OutcomeCounts } from '../../../lib/batch/index.ts';
import { OUTCOMES } from '../../../lib/check/index.ts';
import { countText, outcomeText } from '../../../lib/ui/index.ts';

/** How many of each outcome, gravest first. */
export function CountLine({ counts }: { readonly counts: OutcomeCounts }) {
  return <p className="cg-counts">{OUTCOMES.flatMap((outcome) => (counts[outcome] === undefined ? [] : [i18n.t('batch.count', [outcomeText(outcome), countText(counts[outcome])])])).join(i18n.t('common.comma'))}</p>;
}

