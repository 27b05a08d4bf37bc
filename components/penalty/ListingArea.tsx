import { useState } from 'react';
import { i18n } from '#i18n';
import type { ListingAnswer, ListingDecision } from '../../lib/messaging/index.ts';
import type { ListingView } from '../../lib/penalty-case/index.ts';
import { trusted } from '../warning/trusted.ts';
import { ListingForm } from './ListingForm.tsx';
import { listingKindText, listingRefusalText, type ListingRefusal } from './words.ts';

export type DecideListing = (request: Omit<ListingDecision, 'key'>) => Promise<ListingAnswer | { readonly ok: false; readonly reason: 'unreachable' }>;

interface ListingAreaProps {
  readonly listing: ListingView;
  readonly onListing: DecideListing;
  /** The form was opened or closed: the panel makes room for it. */
  readonly onForm: (open: boolean) => void;
}

const KINDS = ['list', 'not-list', 'undecided'] as const;

/** Three answers; each is recorded, none lists anybody. A decision that was taken can be taken anew. */
export function ListingArea({ listing, onListing, onForm }: ListingAreaProps) {
  const [chosen, setChosen] = useState<'list' | 'not-list' | null>(null);
  const [again, setAgain] = useState(false);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<ListingRefusal | null>(null);
  const choose = (kind: typeof chosen) => {
    setRefused(null);
    setChosen(kind);
    onForm(kind !== null);
  };
  const submit = async (request: Omit<ListingDecision, 'key'>) => {
    setSending(true);
    setRefused(null);
    const answer = await onListing(request);
    setSending(false);
    if (!answer.ok) {
      setRefused(answer.reason);
      return;
    }
    setAgain(false);
    choose(null);
  };
  const open = listing.decision === undefined || listing.more === true || listing.decision.kind === 'undecided' || again;
  return (
    <div className="cg-decide cg-listing-area">
      {chosen !== null ? (
        <ListingForm kind={chosen} listing={listing} sending={sending} onSubmit={(request) => void submit(request)} onCancel={() => choose(null)} />
      ) : open ? (
        <>
          <h3>{i18n.t('listing.question')}</h3>
          <div className="cg-buttons" role="group" aria-label={i18n.t('listing.question')}>
            {KINDS.map((kind) => (
              <button key={kind} type="button" className="cg-button" disabled={sending} onClick={trusted(() => (kind === 'undecided' ? void submit({ kind }) : choose(kind)))}>
                {listingKindText(kind)}
              </button>
            ))}
          </div>
        </>
      ) : (
        <div className="cg-buttons">
          <button type="button" className="cg-button" onClick={trusted(() => setAgain(true))}>
            {i18n.t('listing.again')}
          </button>
        </div>
      )}
      {refused === null ? null : (
        <p className="cg-refused" role="alert">
          {listingRefusalText(refused)}
        </p>
      )}
    </div>
  );
}
