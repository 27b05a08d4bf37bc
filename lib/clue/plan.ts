import { chinaDay, err, isDay, ok, type Json, type Result, type WorkCalendar } from '../shared/index.ts';
import { maskPersonIds } from '../subject/index.ts';
import { dueOf, type ClueTerms } from './due.ts';
import { NEXT } from './steps.ts';
import { CLUE_MAX, CORRECTABLE, type Clue, type ClueDraft, type ClueFacts, type ClueMove, type CluePatch, type ClueRefusal } from './types.ts';
import { REG_FIELDS } from '../shared/reg-fields.ts';

/** What the clock, the policy and the desk say at the moment of a change. */
export interface Circumstances {
  readonly nowMs: number;
  readonly terms: ClueTerms;
  readonly calendar: WorkCalendar;
  readonly by?: string;
  readonly byName?: string;
}
export type EntryData = { readonly [key: string]: Json | undefined };

/** What is to be recorded for a new clue. In: what the officer entered, and what was read from the page. Numbers of persons are struck out. */
export function planRegistration(id: string, facts: ClueFacts & { readonly text?: string }, draft: ClueDraft, now: Circumstances): Result<EntryData, ClueRefusal> {
  const name = tidy(facts.name, CLUE_MAX.name);
  const code = tidy(facts.code, CLUE_MAX.code);
  if (name === undefined && code === undefined) return err('party-missing');
  const today = chinaDay(now.nowMs);
  const text = tidy(facts.text, CLUE_MAX.text);
  const edited = text !== undefined && draft.source !== undefined && text !== tidy(draft.text, CLUE_MAX.text);
  return ok({
    clue: id,
    name,
    code,
    field: facts.field,
    host: tidy(draft.source?.host, CLUE_MAX.host),
    title: tidy(draft.source?.title, CLUE_MAX.title),
    text,
    textEdited: edited ? true : undefined,
    note: tidy(facts.note, CLUE_MAX.note),
    on: today,
    due: dueOf('registered', today, now.terms, now.calendar),
    ...whoOf(now),
  });
}

/** What is to be recorded for a step; its day lies between the day of the present state and today. */
export function planMove(clue: Clue, move: ClueMove, now: Circumstances): Result<EntryData, ClueRefusal> {
  if (!NEXT[clue.state].includes(move.to)) return err('step-impossible');
  if (!isDay(move.on) || move.on < clue.since || move.on > chinaDay(now.nowMs)) return err('date-wrong');
  const reason = tidy(move.reason, CLUE_MAX.reason);
  if (reason === undefined) return err('reason-missing');
  const body = move.to === 'transferred' ? tidy(move.body, CLUE_MAX.body) : undefined;
  if (move.to === 'transferred' && body === undefined) return err('body-missing');
  if (move.to === 'concluded' && move.outcome === undefined) return err('outcome-missing');
  return ok({
    clue: clue.id,
    no: clue.no,
    // The ledger knows it already; figures of the centre have no ledger.
    field: clue.field,
    from: clue.state,
    to: move.to,
    on: move.on,
    due: dueOf(move.to, move.on, now.terms, now.calendar),
    reason,
    body,
    letterNo: move.to === 'transferred' ? tidy(move.letterNo, CLUE_MAX.letterNo) : undefined,
    outcome: move.to === 'concluded' ? move.outcome : undefined,
    ...whoOf(now),
  });
}

/** What is to be recorded for a correction: only what changes, before and after. */
export function planCorrection(clue: Clue, patch: CluePatch, reason: string, now: Circumstances): Result<EntryData, ClueRefusal> {
  const why = tidy(reason, CLUE_MAX.reason);
  if (why === undefined) return err('reason-missing');
  const before: Record<string, string> = {};
  const after: Record<string, string> = {};
  for (const name of CORRECTABLE) {
    const given = patch[name];
    if (given === undefined) continue;
    const next = tidy(given, name === 'due' || name === 'field' ? 20 : CLUE_MAX[name]) ?? '';
    if (name === 'field' && !(REG_FIELDS as readonly string[]).includes(next)) continue;
    const held = clue[name] ?? '';
    if (next === held) continue;
    before[name] = held;
    after[name] = next;
  }
  if (Object.keys(after).length === 0) return err('nothing-changed');
  // A day that is over, or that never was, is none to work towards; what is over has no due day to move.
  if (after['due'] !== undefined && (clue.due === undefined || !isDay(after['due']) || after['due'] < clue.since)) return err('date-wrong');
  if (after['letterNo'] !== undefined && clue.body === undefined) return err('step-impossible');
  if ((after['name'] ?? clue.name ?? '') === '' && (after['code'] ?? clue.code ?? '') === '') return err('party-missing');
  return ok({ clue: clue.id, no: clue.no, reason: why, before, after, ...whoOf(now) });
}

/** As it may be kept: trimmed, capped by whole characters, numbers of persons struck out; nothing for an empty text. */
export function tidy(text: string | undefined, max: number): string | undefined {
  // Struck out before the cut: half a number would no longer look like one.
  const shown = maskPersonIds(text ?? '').trim().slice(0, max).replace(/[\ud800-\udbff]$/u, '').trim();
  return shown === '' ? undefined : shown;
}

function whoOf({ by, byName }: Circumstances): { by?: string; byName?: string } {
  return { ...(by === undefined || by === '' ? {} : { by }), ...(byName === undefined ? {} : { byName }) };
}
