import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { CLUE_MAX, type Clue, type ClueDraft, type ClueFacts, type ClueRefusal } from '../../lib/clue/index.ts';
import { clueFieldText, clueRefusalText } from '../../lib/ui/clue-words.ts';
import { ShieldIcon } from '../verdict/icons.tsx';
import { REG_FIELDS, type RegField } from '../../lib/shared/reg-fields.ts';

export type SaveClue = (facts: ClueFacts & { readonly text?: string }) => Promise<{ readonly ok: true; readonly clue: Clue } | { readonly ok: false; readonly reason: ClueRefusal | 'unreachable' }>;

interface ClueFormProps {
  /** Undefined while it is being asked for; null when there is none (any more). */
  readonly draft: ClueDraft | null | undefined;
  readonly unreachable: boolean;
  readonly onSave: SaveClue;
  readonly onLedger: () => void;
  readonly onClose: () => void;
}

/** Registering a clue from a page: what was read stands there already, the officer adds the field and saves. */
export function ClueForm({ draft, unreachable, onSave, onLedger, onClose }: ClueFormProps) {
  const [saved, setSaved] = useState<Clue | null>(null);
  return (
    <main className="cg-popup cg-clue">
      <header className="cg-popup-head">
        <ShieldIcon />
        <h1>{i18n.t('clue.title')}</h1>
      </header>
      {unreachable ? (
        <p className="cg-refused" role="alert">
          {i18n.t('common.unreachable')}
        </p>
      ) : null}
      {draft === undefined && !unreachable ? <p className="cg-muted">{i18n.t('common.loading')}</p> : null}
      {draft === null && saved === null ? (
        <p className="cg-refused" role="alert">
          {i18n.t('clue.gone')}
        </p>
      ) : null}
      {saved === null ? draft === undefined || draft === null ? null : <Form draft={draft} onSave={onSave} onSaved={setSaved} onClose={onClose} /> : <Saved clue={saved} onLedger={onLedger} onClose={onClose} />}
    </main>
  );
}

function Saved({ clue: { no, due }, onLedger, onClose }: { readonly clue: Clue } & Pick<ClueFormProps, 'onLedger' | 'onClose'>) {
  return (
    <>
      <p role="status">{i18n.t('clue.saved', [String(no), due ?? ''])}</p>
      <div className="cg-buttons">
        {/* The window was opened to save: the key that saved also closes it. */}
        <button type="button" className="cg-button cg-primary" autoFocus onClick={onClose}>
          {i18n.t('common.close')}
        </button>
        <button type="button" className="cg-button" onClick={onLedger}>
          {i18n.t('clue.ledger')}
        </button>
      </div>
    </>
  );
}

interface FormProps {
  readonly draft: ClueDraft;
  readonly onSave: SaveClue;
  readonly onSaved: (clue: Clue) => void;
  readonly onClose: () => void;
}

function Form({ draft, onSave, onSaved, onClose }: FormProps) {
  const ids = useId();
  const [name, setName] = useState(draft.name ?? '');
  const [code, setCode] = useState(draft.code ?? '');
  const [field, setField] = useState<RegField | ''>(draft.field ?? '');
  const [text, setText] = useState(draft.text ?? '');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClueRefusal | 'unreachable' | null>(null);
  const partyKnown = (draft.name ?? draft.code) !== undefined;

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    if (field === '') return;
    setBusy(true);
    setRefused(null);
    const answer = await onSave({ name, code, field, note, text });
    setBusy(false);
    if (answer.ok) onSaved(answer.clue);
    else setRefused(answer.reason);
  };

  return (
    <form className="cg-officer" onSubmit={(event) => void submit(event)}>
      <p className="cg-clue-source">
        <span className="cg-muted">{i18n.t('clue.source')}</span>
        <span>{draft.source === undefined ? i18n.t('clue.noSource') : draft.source.host}</span>
        {draft.source?.title === undefined ? null : <span className="cg-muted">{draft.source.title}</span>}
      </p>
      <label htmlFor={`${ids}name`}>{i18n.t('fact.name')}</label>
      <input id={`${ids}name`} value={name} maxLength={CLUE_MAX.name} disabled={busy} autoFocus={!partyKnown} aria-describedby={`${ids}party`} autoComplete="off" onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${ids}code`}>{i18n.t('overlay.code')}</label>
      <input id={`${ids}code`} className="cg-mono" value={code} maxLength={CLUE_MAX.code} disabled={busy} aria-describedby={`${ids}party`} autoComplete="off" onChange={(event) => setCode(event.target.value)} />
      <p id={`${ids}party`} className="cg-muted">
        {i18n.t('clue.party')}
      </p>
      <label htmlFor={`${ids}field`}>{i18n.t('clue.field')}</label>
      <select id={`${ids}field`} value={field} required disabled={busy} aria-describedby={draft.field === undefined ? undefined : `${ids}fieldhelp`} autoFocus={partyKnown && draft.field === undefined} onChange={(event) => setField(event.target.value as RegField | '')}>
        <option value="">{i18n.t('clue.choose')}</option>
        {REG_FIELDS.map((one) => (
          <option key={one} value={one}>
            {clueFieldText(one)}
          </option>
        ))}
      </select>
      {draft.field === undefined ? null : (
        <p id={`${ids}fieldhelp`} className="cg-muted">
          {i18n.t('clue.fieldProposed')}
        </p>
      )}
      <label htmlFor={`${ids}text`}>{i18n.t('clue.text')}</label>
      <textarea id={`${ids}text`} rows={5} value={text} maxLength={CLUE_MAX.text} disabled={busy} aria-describedby={`${ids}texthelp`} onChange={(event) => setText(event.target.value)} />
      <p id={`${ids}texthelp`} className="cg-muted">
        {i18n.t('clue.textHelp')}
      </p>
      <label htmlFor={`${ids}note`}>{i18n.t('clue.note')}</label>
      <textarea id={`${ids}note`} rows={2} value={note} maxLength={CLUE_MAX.note} disabled={busy} onChange={(event) => setNote(event.target.value)} />
      {refused === null ? null : (
        <p className="cg-refused" role="alert">
          {clueRefusalText(refused)}
        </p>
      )}
      <div className="cg-buttons">
        <button type="submit" className="cg-button cg-primary" disabled={busy} autoFocus={partyKnown && draft.field !== undefined}>
          {busy ? i18n.t('overlay.sending') : i18n.t('clue.save')}
        </button>
        <button type="button" className="cg-button" disabled={busy} onClick={onClose}>
          {i18n.t('common.cancel')}
        </button>
      </div>
    </form>
  );
}
