import { useId, useRef } from 'react';

export interface PanelTab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  readonly content: React.ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly PanelTab<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
}

/** Tabs by the pattern that screen readers know: one stop for Tab, arrows between them. */
export function Tabs<Id extends string>({ label, tabs, current, onChange }: TabsProps<Id>) {
  const ids = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: React.KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  const shown = tabs.find(({ id }) => id === current);
  return (
    <>
      <div ref={list} className="cg-tabs" role="tablist" aria-label={label} onKeyDown={move}>
        {tabs.map(({ id, title }) => (
          <button key={id} type="button" role="tab" id={`${ids}${id}`} data-tab={id} aria-selected={id === current} aria-controls={`${ids}panel`} tabIndex={id === current ? 0 : -1} onClick={() => onChange(id)}>
            {title}
          </button>
        ))}
      </div>
      <div id={`${ids}panel`} role="tabpanel" aria-labelledby={`${ids}${current}`} tabIndex={-1}>
        {shown?.content}
      </div>
    </>
  );
}
