import { i18n } from '#i18n';
import type { Evidence, FrameReading } from '../../lib/site/index.ts';
import { evidenceText } from '../../lib/ui/index.ts';

type Read = NonNullable<FrameReading['why']>;
const FIELDS = ['name', 'code', 'route'] as const satisfies readonly (keyof Read)[];

/** Reasons in words, each with its weight. */
export function reasonsText(reasons: readonly Evidence[]): string {
  return reasons.map(({ word, weight }) => i18n.t('read.evidence', [evidenceText(word), `${weight > 0 ? '+' : ''}${weight}`])).join(i18n.t('common.clause'));
}

/** Why a page that nobody described was read so: the words for and against, with their weights. */
export function Why({ why }: { readonly why: Read | undefined }) {
  if (why === undefined) return null;
  return (
    <section className="cg-section">
      <h3>{i18n.t('read.why')}</h3>
      <dl className="cg-facts">
        {FIELDS.map((field) => {
          const reasons = why[field];
          if (reasons === undefined) return null;
          return (
            <div key={field}>
              <dt>{i18n.t(`profilePart.${field}`)}</dt>
              <dd>{reasonsText(reasons)}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
