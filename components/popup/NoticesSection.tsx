import { i18n } from '#i18n';
import type { Notice } from '../../lib/rescreen/index.ts';
import { noticeKindText, routeSeenText } from '../../lib/ui/index.ts';

/** The newest that fit beside everything else; the rest is on the options page. */
const SHOWN = 3;

interface Props {
  readonly notices: readonly Notice[];
  readonly unseen: number;
  readonly onSeen: (ids: readonly number[]) => void;
  readonly onAll: () => void;
}

/** What has changed about past applicants since they were checked; gone from here once seen. */
export function NoticesSection({ notices, unseen, onSeen, onAll }: Props) {
  if (unseen === 0) return null;
  const fresh = notices.filter(({ seenAt }) => seenAt === undefined).slice(0, SHOWN);
  return (
    <section className="cg-card cg-changes" aria-label={i18n.t('rescreen.title')}>
      <div className="cg-card-head">
        <h2>{i18n.t('rescreen.popupTitle', [String(unseen)])}</h2>
        <button type="button" className="cg-link" onClick={onAll}>
          {i18n.t('rescreen.all')}
        </button>
      </div>
      <ul>
        {fresh.map((notice) => (
          <li key={notice.id} data-kind={notice.kind}>
            <p>
              <span className="cg-tag">{noticeKindText(notice.kind)}</span> <strong>{notice.name ?? notice.code}</strong>
            </p>
            <p className="cg-muted">{noticeSentence(notice)}</p>
            <button type="button" className="cg-button cg-small" onClick={() => onSeen(notice.id === undefined ? [] : [notice.id])}>
              {i18n.t('rescreen.markSeen')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One sentence that says since when, and by whom. */
export function noticeSentence(notice: Notice): string {
  const since = i18n.t('rescreen.since', [notice.checkedOn, routeSeenText(notice.route)]);
  if (notice.kind === 'lifted') return `${since}${i18n.t('rescreen.liftedSentence')}`;
  const decision = i18n.t('rescreen.decision', [notice.authority ?? i18n.t('common.notStated'), notice.listedOn ?? i18n.t('common.notStated')]);
  return `${since}${decision}${notice.kind === 'newly-suspected' ? i18n.t('rescreen.suspectedSentence') : ''}`;
}
