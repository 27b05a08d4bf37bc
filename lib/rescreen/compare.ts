import type { Verdict } from '../check/index.ts';
import { listedIn, versionsOf } from './party.ts';
import type { CheckedParty, Notice } from './types.ts';

/**
 * What a new verdict on a party says that the last one did not. In: the party as it is kept, the verdict of the same `check`
 * as on a page, the instant (ISO, UTC). Out: the party brought up to date, and what is to be told. A list that cannot be
 * read, is gone or is older than it was says nothing: no removal is concluded from it.
 */
export function compare(party: CheckedParty, verdict: Verdict, at: string): { readonly party: CheckedParty; readonly notices: readonly Notice[] } {
  const versions = versionsOf(verdict);
  const readable = (listId: string) => verdict.lists.some(({ id, freshness, version }) => id === listId && freshness !== 'broken' && version !== undefined && version >= (party.versions[listId] ?? 0));
  const own = (key: string) => party.aside?.includes(key) !== true;
  const now = listedIn(verdict).filter(({ key, finding }) => readable(finding.listId) && own(key));
  const kept = party.listed.filter((key) => !readable(listIdOf(key)));
  const base = { at, partyId: party.id, code: party.code, route: party.route, host: party.host, checkedOn: party.lastOn };
  const added = now
    .filter(({ key }) => !party.listed.includes(key))
    .map(({ sure, finding }): Notice => ({
      ...base,
      kind: sure ? 'newly-listed' : 'newly-suspected',
      name: party.name ?? (party.code?.startsWith('92') === true ? undefined : finding.listedName),
      listId: finding.listId,
      version: versions[finding.listId],
      recordId: finding.recordId,
      authority: finding.listingAuthority,
      docNo: finding.listingDocNo,
      listedOn: finding.listedOn,
    }));
  const gone = party.listed.filter((key) => own(key) && readable(listIdOf(key)) && !now.some((one) => one.key === key));
  const lifted = gone.length > 0 && now.length === 0 && kept.length === 0;
  const [last = ''] = gone;
  const notices: Notice[] = lifted ? [{ ...base, kind: 'lifted', name: party.name, listId: listIdOf(last), version: versions[listIdOf(last)], recordId: last.slice(last.indexOf('/') + 1) }] : added;
  return { party: { ...party, listed: [...kept, ...now.map(({ key }) => key)], versions: { ...party.versions, ...Object.fromEntries(Object.entries(versions).filter(([id]) => readable(id))) } }, notices: notices.map(withoutAbsent) };
}

function listIdOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function withoutAbsent(notice: Notice): Notice {
  return Object.fromEntries(Object.entries(notice).filter(([, value]) => value !== undefined)) as unknown as Notice;
}
