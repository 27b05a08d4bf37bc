import { isTick } from '../page/index.dom.ts';
import { labelKey } from '../page/index.ts';
import { optionsOf, sideOf, type RouteField } from '../site/index.dom.ts';

/** Whether an event path goes through one of the actions that hand the application in. */
export function isSubmitAction(path: readonly EventTarget[], actions: readonly Element[]): boolean {
  return path.some((one) => one instanceof Element && actions.includes(one));
}

/** Form owner of an option: `form.submit()` of that form would carry the choice. */
function nativeOf(field: RouteField): { name: string; value: string; side: string; form: HTMLFormElement | null }[] {
  return optionsOf(field).flatMap(({ input, side }) => {
    if (input === undefined) return [];
    const owner = input instanceof HTMLOptionElement ? input.closest('select') : isTick(input) ? input : null;
    return owner === null || owner.name === '' ? [] : [{ name: owner.name, value: input.value, side, form: owner.form }];
  });
}

/**
 * `form.submit()` and `new FormData(form)` can be seen but not stopped. So the entries are corrected: a commitment
 * value becomes the ordinary option's value of the same name; where there is none, the entry is left out, and the
 * system behind has to ask again. Returns whether anything was changed.
 */
export function correctEntries(data: FormData, form: HTMLFormElement, fields: readonly RouteField[]): boolean {
  let changed = false;
  for (const field of fields) {
    const natives = nativeOf(field).filter((native) => native.form === form || native.form === null);
    for (const { name, value, side } of natives) {
      if (side !== 'commitment' || !data.getAll(name).includes(value)) continue;
      const ordinary = natives.find((other) => other.side === 'ordinary' && other.name === name);
      replaceEntry(data, name, value, ordinary?.value);
      changed = true;
    }
    // Drawn selects hand their choice over as a text in a hidden input of the form.
    for (const [name, value] of Array.from(data)) {
      if (typeof value !== 'string' || natives.some((native) => native.name === name) || !field.bareTexts || !insideForm(field, form)) continue;
      if (sideOf(field.words, labelKey(value)) !== 'commitment' || labelKey(value).length < 3) continue;
      data.delete(name);
      changed = true;
    }
  }
  return changed;
}

function insideForm(field: RouteField, form: HTMLFormElement): boolean {
  return form.contains(field.group);
}

function replaceEntry(data: FormData, name: string, wrong: string, right: string | undefined): void {
  const rest = data.getAll(name).filter((value) => value !== wrong);
  data.delete(name);
  for (const value of rest) data.append(name, value);
  if (right !== undefined) data.append(name, right);
}
