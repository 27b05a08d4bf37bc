import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { markRefusalText, type MarkRefusal } from '../../lib/ui/index.ts';

interface MarkFormProps {
  readonly name: string;
  readonly today: string;
  readonly onSubmit: (on: string) => Promise<MarkRefusal | undefined>;
  readonly onCancel: () => void;
}

/** On which day a party was inspected. */
export function MarkForm({ name, today, onSubmit, onCancel }: MarkFormProps) {
  const [on, setOn] = useState(today);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<MarkRefusal>();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => input.current?.focus(), []);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setSending(true);
    setRefused(await onSubmit(on));
    setSending(false);
  };
  return (
    <form className="cg-work-mark" aria-label={i18n.t('worklist.markOf', [name])} onSubmit={(event) => void submit(event)}>
      <label htmlFor={id}>{i18n.t('worklist.day')}</label>
      <input ref={input} id={id} type="date" value={on} max={today} required onChange={({ target }) => setOn(target.value)} onKeyDown={({ key }) => (key === 'Escape' ? onCancel() : undefined)} />
      <button type="submit" className="cg-button cg-small cg-primary" disabled={sending}>
        {i18n.t('worklist.confirm')}
      </button>
      <button type="button" className="cg-button cg-small" onClick={onCancel}>
        {i18n.t('common.cancel')}
      </button>
      {refused === undefined ? null : (
        <p className="cg-refused" role="alert">
          {markRefusalText(refused)}
        </p>
      )}
    </form>
  );
}
