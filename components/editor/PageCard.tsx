import { i18n } from '#i18n';
import { CASE_VALUES, locatorText as plainText, VALUE_FIELDS, type FrameLook, type Pointed, type RouteSideWord } from '../../lib/editor/index.ts';
import { PAGE_KINDS } from '../../lib/policy/index.ts';
import type { Locator, PageProfile } from '../../lib/site/index.ts';
import { pageKindText } from '../../lib/ui/index.ts';
import { FieldRow } from './FieldRow.tsx';

export interface PageCardProps {
  readonly page: PageProfile;
  /** The frame that is read as this page now; absent when none is. */
  readonly look: FrameLook | undefined;
  readonly busy: boolean;
  readonly onPick: (field: Pointed) => void;
  readonly onClear: (field: Pointed, index?: number) => void;
  readonly onChoose: (field: Pointed, index: number) => void;
  readonly onSide: (text: string, side: RouteSideWord) => void;
  readonly onChange: (change: Partial<PageProfile>) => void;
  readonly onRemove: () => void;
}

/** How a thing is found again, with the kind of place that is meant. */
function locatorText(locator: Locator): string {
  const kind = (['label', 'row', 'column', 'text', 'css'] as const).find((member) => locator[member] !== undefined) ?? 'css';
  return `${i18n.t(`editor.by.${kind}`)} ${plainText(locator)}`;
}

const SIDES = ['commitment', 'ordinary', 'other'] as const;

/** One page of the system as it is described: address, applicant, route, actions, parts. */
export function PageCard({ page, look, busy, onPick, onClear, onChoose, onSide, onChange, onRemove }: PageCardProps) {
  const partOf = (field: Pointed) => look?.found.find((part) => part.field === field);
  const sideOf = (text: string): RouteSideWord => (page.route?.commitment.includes(text) === true ? 'commitment' : page.route?.ordinary.includes(text) === true ? 'ordinary' : 'other');
  const options = [...new Set([...(page.route?.commitment ?? []), ...(page.route?.ordinary ?? []), ...(look?.route?.options ?? []).map(({ text }) => text)])];
  const title = i18n.t(page.frame === 'top' ? 'editor.topPage' : 'editor.framePage');
  return (
    <section className="cg-card" aria-label={`${title} ${page.path ?? ''}`}>
      <div className="cg-card-head">
        <h2>{title}</h2>
        <button type="button" className="cg-link" disabled={busy} onClick={onRemove}>
          {i18n.t('editor.removePage')}
        </button>
      </div>
      {look === undefined ? <p className="cg-note">{i18n.t('editor.notShown')}</p> : null}
      <div className="cg-pair">
        <label>
          {i18n.t('editor.kind')}
          <select value={page.kind} disabled={busy} onChange={(event) => onChange({ kind: event.target.value as PageProfile['kind'] })}>
            {PAGE_KINDS.filter((kind) => kind !== 'manual').map((kind) => (
              <option key={kind} value={kind}>
                {pageKindText(kind)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {i18n.t('editor.path')}
          <input type="text" spellCheck={false} value={page.path ?? ''} disabled={busy} onChange={(event) => onChange({ path: event.target.value === '' ? undefined : event.target.value })} />
        </label>
        {page.hash === undefined ? null : (
          <label>
            {i18n.t('editor.hash')}
            <input type="text" spellCheck={false} value={page.hash} disabled={busy} onChange={(event) => onChange({ hash: event.target.value === '' ? undefined : event.target.value })} />
          </label>
        )}
      </div>
      <h3>{i18n.t('editor.applicant')}</h3>
      <ul className="cg-fields">
        {VALUE_FIELDS.map((field) => {
          const locators = page.applicant?.[field];
          return (
            <FieldRow
              key={field}
              name={i18n.t(`editor.field.${field}`)}
              value={partOf(field)?.value}
              why={partOf(field)?.why}
              how={locators?.[0] === undefined ? undefined : locatorText(locators[0])}
              choices={locators?.map((locator) => locatorText(locator))}
              busy={busy}
              onPick={() => onPick(field)}
              onClear={() => onClear(field)}
              onChoose={(index) => onChoose(field, index)}
            />
          );
        })}
      </ul>
      <h3>{i18n.t('editor.route')}</h3>
      <ul className="cg-fields">
        <FieldRow name={i18n.t('editor.field.route')} value={page.route === undefined ? undefined : [...page.route.commitment, ...page.route.ordinary].join(' / ')} how={page.route === undefined ? undefined : page.route.group?.[0] === undefined ? i18n.t('editor.wholePage') : locatorText(page.route.group[0])} why={partOf('route')?.why} busy={busy} onPick={() => onPick('route')} onClear={() => onClear('route')} />
        {page.route === undefined
          ? null
          : options.map((text) => (
              <li key={text} className="cg-option">
                <span>{text}</span>
                <select aria-label={text} value={sideOf(text)} disabled={busy} onChange={(event) => onSide(text, event.target.value as RouteSideWord)}>
                  {SIDES.map((side) => (
                    <option key={side} value={side}>
                      {i18n.t(`editor.side.${side}`)}
                    </option>
                  ))}
                </select>
              </li>
            ))}
      </ul>
      {page.kind === 'penalty' ? (
        <>
          <h3>{i18n.t('editor.penaltyCase')}</h3>
          <ul className="cg-fields">
            {CASE_VALUES.map((name) => {
              const locators = page.penaltyCase?.[name];
              const field = `case.${name}` as const;
              return <FieldRow key={name} name={i18n.t(`editor.field.case.${name}`)} value={partOf(field)?.value} how={locators?.[0] === undefined ? undefined : locatorText(locators[0])} choices={locators?.map((locator) => locatorText(locator))} busy={busy} onPick={() => onPick(field)} onClear={() => onClear(field)} onChoose={(index) => onChoose(field, index)} />;
            })}
          </ul>
        </>
      ) : null}
      <h3>{i18n.t('editor.parts')}</h3>
      <ul className="cg-fields">
        {(page.submit ?? []).map((locator, index) => (
          <FieldRow key={JSON.stringify(locator)} name={i18n.t('editor.field.submit')} value={locatorText(locator)} how={locatorText(locator)} busy={busy} onPick={() => onPick('submit')} onClear={() => onClear('submit', index)} />
        ))}
        {(page.exclude ?? []).map((locator, index) => (
          <FieldRow key={JSON.stringify(locator)} name={i18n.t('editor.field.exclude')} value={locatorText(locator)} how={locatorText(locator)} busy={busy} onPick={() => onPick('exclude')} onClear={() => onClear('exclude', index)} />
        ))}
        {page.scope === undefined ? null : <FieldRow name={i18n.t('editor.field.scope')} value={page.scope.map((locator) => locatorText(locator)).join()} how={page.scope.map((locator) => locatorText(locator)).join()} busy={busy} onPick={() => onPick('scope')} onClear={() => onClear('scope')} />}
      </ul>
      <div className="cg-buttons">
        {(['submit', 'scope', 'exclude'] as const).map((field) => (
          <button key={field} type="button" className="cg-button cg-small" disabled={busy} onClick={() => onPick(field)}>
            {i18n.t(`editor.add.${field}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
