import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { ListingDecision } from '../../lib/messaging/index.ts';
import type { ListingView } from '../../lib/penalty-case/index.ts';
import { trusted } from '../warning/trusted.ts';
import { listingKindText } from './words.ts';

interface ListingFormProps {
  readonly kind: 'list' | 'not-list';
  readonly listing: ListingView;
  readonly sending: boolean;
  readonly onSubmit: (request: Omit<ListingDecision, 'key'>) => void;
  readonly onCancel: () => void;
}

const MAX_NOTE = 500;

/** Not listing: one reason of the pack, in words where it does not say enough. Listing: the article, which may be left open. */
export function ListingForm({ kind, listing, sending, onSubmit, onCancel }: ListingFormProps) {
  const ids = useId();
  const [reasonCode, setReasonCode] = useState<string>();
  const [article, setArticle] = useState(listing.advice.articles[0]?.code ?? '');
  const [note, setNote] = useState('');
  const text = note.trim();
  const noted = listing.reasons.find(({ id }) => id === reasonCode)?.note === true;
  const enough = kind === 'list' || (reasonCode !== undefined && (!noted || [...text].length >= listing.minNote));
  const request = { kind, ...(text === '' ? {} : { note: text }), ...(kind === 'list' ? (article === '' ? {} : { article }) : { reasonCode }) };
  return (
    <div className="cg-form">
      <h3>{listingKindText(kind)}</h3>
      <p className="cg-muted">{i18n.t(kind === 'list' ? 'listing.listHint' : 'listing.notListHint')}</p>
      {kind === 'not-list' ? (
        <fieldset className="cg-reasons" disabled={sending}>
          <legend>{i18n.t('listing.reasonLegend')}</legend>
          {listing.reasons.map(({ id, title }) => (
            <label key={id}>
              <input type="radio" name={`${ids}reason`} checked={reasonCode === id} onChange={() => setReasonCode(id)} />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <label htmlFor={`${ids}article`}>{i18n.t('listing.chooseArticle')}</label>
          <select id={`${ids}article`} value={article} disabled={sending} onChange={(event) => setArticle(event.target.value)}>
            <option value="">{i18n.t('listing.articleLater')}</option>
            {listing.articles.map((one) => (
              <option key={one.code} value={one.code}>
                {i18n.t('listing.article', [one.article, one.field])}
              </option>
            ))}
          </select>
        </>
      )}
      <label htmlFor={`${ids}note`}>{noted ? i18n.t('judgement.noteNeeded', [String(listing.minNote)]) : i18n.t('judgement.note')}</label>
      <textarea id={`${ids}note`} rows={2} maxLength={MAX_NOTE} value={note} disabled={sending} placeholder={i18n.t('overlay.reasonPlaceholder')} onChange={(event) => setNote(event.target.value)} />
      <div className="cg-form-foot">
        <span />
        <div className="cg-buttons">
          <button type="button" className="cg-button" disabled={sending} onClick={trusted(onCancel)}>
            {i18n.t('common.cancel')}
          </button>
          <button type="button" className="cg-button cg-primary" disabled={sending || !enough} onClick={trusted(() => onSubmit(request))}>
            {sending ? i18n.t('overlay.sending') : i18n.t('listing.submit')}
          </button>
        </div>
      </div>
    </div>
  );
}
