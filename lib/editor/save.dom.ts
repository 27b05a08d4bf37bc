import { hasNoText, isVisible, isTick, shadowRootOf } from '../page/index.dom.ts';
import { isOwn } from '../shared/own-nodes.ts';
import * as vocabulary from '../site/generic.ts';
import type { FrameReading, SiteProfile } from '../site/index.ts';
import type { SubjectText } from '../subject/index.ts';
import { createAnonymiser, type Anonymiser } from './anonymise.ts';
import { CLASS_WORDS } from './lexicon.ts';
import { framePath, readNow } from './look.dom.ts';
import { CLICKED_ROW } from './restore.dom.ts';
import type { SavedFrame, SaveRequest } from './types.ts';

const MAX_HTML = 2_000_000;
const DROPPED = new Set('SCRIPT NOSCRIPT STYLE LINK META BASE TEMPLATE OBJECT EMBED APPLET SVG MATH CANVAS VIDEO AUDIO PICTURE SOURCE IMG MAP PORTAL'.split(' '));
const EMPTY = new Set('INPUT BR HR COL WBR'.split(' '));
const PLAIN_ATTRIBUTES = new Set('type role colspan rowspan multiple readonly disabled scope tabindex aria-haspopup aria-expanded aria-checked aria-selected aria-pressed aria-modal contenteditable open'.split(' '));
const REFERENCES = new Set('id for headers aria-labelledby aria-describedby aria-controls aria-owns name form list'.split(' '));
const TEXTS = new Set('aria-label title placeholder alt label'.split(' '));
const SAFE_VALUE = /^[a-z0-9-]{0,20}$/iu;

/** This document as it is now, without what makes it somebody's: see `ProofFrame` for the form. */
export function saveDocument({ profiles, salt, hide }: SaveRequest, clickedRow?: Element): SavedFrame {
  const { reading } = readNow(profiles, clickedRow);
  const mine = profiles.flatMap(textsOf);
  const anonymiser = createAnonymiser({ salt, keep: [...words(), ...mine], hide: [...hide, ...identityOf(reading), ...controlValues(document)] });
  const writer = createWriter(anonymiser, profiles.flatMap(selectorsOf).join(' '), clickedRow);
  const html = `<!doctype html>${writer(document.documentElement)}`;
  return {
    at: framePath(),
    path: hiddenPath(anonymiser),
    title: anonymiser.text(document.title).slice(0, 300),
    html: html.length > MAX_HTML ? '' : html,
    reading: hiddenReading(reading, anonymiser),
  };
}

function words(): string[] {
  const isSet = (one: unknown): one is ReadonlySet<string> => one instanceof Set;
  const sets = (Object.values(vocabulary) as readonly unknown[]).flatMap((value): ReadonlySet<string>[] => (isSet(value) ? [value] : Array.isArray(value) ? (value as unknown[]).filter(isSet) : []));
  return sets.flatMap((set) => [...set]);
}

function textsOf(profile: SiteProfile): string[] {
  const texts: string[] = [];
  JSON.stringify(profile.pages, (key, value: unknown) => {
    if (['label', 'row', 'column', 'text'].includes(key) && typeof value === 'string') texts.push(value);
    return value;
  });
  return [...texts, ...profile.pages.flatMap(({ route }) => [...(route?.commitment ?? []), ...(route?.ordinary ?? [])])];
}

function selectorsOf(profile: SiteProfile): string[] {
  const found: string[] = [];
  JSON.stringify(profile.pages, (key, value: unknown) => {
    if ((key === 'css' || key === 'within') && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

function identityOf({ applicant, others = [] }: FrameReading): string[] {
  return [applicant, ...others].flatMap((subject) => Object.values(subject).filter((text): text is string => typeof text === 'string'));
}

function controlValues(root: Document | ShadowRoot): string[] {
  const found: string[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element instanceof HTMLInputElement ? !isTick(element) && !isButton(element) : element instanceof HTMLTextAreaElement) found.push((element as HTMLInputElement).value);
    const inner = shadowRootOf(element);
    if (inner !== null) found.push(...controlValues(inner as ShadowRoot));
  }
  return found.filter((value) => value !== '');
}

function isButton(input: HTMLInputElement): boolean {
  return ['button', 'submit', 'reset', 'image'].includes(input.type);
}

function hiddenReading(reading: FrameReading, { text }: Anonymiser): FrameReading {
  const subject = (one: SubjectText): SubjectText => Object.fromEntries(Object.entries(one).map(([field, value]) => [field, typeof value === 'string' ? text(value) : value]));
  const { why: _why, ...rest } = reading;
  const { commitmentText } = reading.route;
  return {
    ...rest,
    applicant: subject(reading.applicant),
    ...(reading.others === undefined ? {} : { others: reading.others.map(subject) }),
    route: { ...reading.route, ...(commitmentText === undefined ? {} : { commitmentText: text(commitmentText) }) },
  };
}

/** Keys of a case in the address: long digits, and the values of the query. */
function hiddenPath({ text }: Anonymiser): string {
  const part = (one: string): string => (/\d{3,}|%/u.test(one) ? one.replace(/\d/gu, '0').replace(/(?:%[0-9A-F]{2})+/giu, (run) => encodeURIComponent(text(decodeURIComponent(run)))) : one);
  const query = [...new URLSearchParams(location.search)].map(([name, value]) => `${encodeURIComponent(name)}=${'0'.repeat(Math.min(value.length, 20))}`).join('&');
  return `${location.pathname.split('/').map(part).join('/')}${query === '' ? '' : `?${query}`}${location.hash.split('/').map(part).join('/')}`;
}

/** Writes elements as markup. `selectors`: what the profile goes by; names and classes in it stay. */
function createWriter({ text }: Anonymiser, selectors: string, clickedRow: Element | undefined): (element: Element) => string {
  const named = new Set(selectors.match(/[\w-]+/gu) ?? []);
  const references = new Map<string, string>();
  const reference = (raw: string): string => {
    if (named.has(raw)) return raw;
    const known = references.get(raw) ?? `r${references.size + 1}`;
    references.set(raw, known);
    return known;
  };
  const isPlain = (name: string): boolean => named.has(name) || name.split(/[-_]|(?<=[a-z])(?=[A-Z])/u).every((part) => part === '' || CLASS_WORDS.has(part.toLowerCase()));
  const mayStay = (value: string): boolean => !/\d{3,}/u.test(value) && text(value) === value;

  const attributes = (element: Element): string => {
    const found: [string, string][] = [];
    for (const { name, value } of element.attributes) {
      if (name === 'class') found.push([name, value.split(/\s+/u).filter(isPlain).join(' ')]);
      else if (REFERENCES.has(name)) found.push([name, value.split(/\s+/u).map(reference).join(' ')]);
      else if (TEXTS.has(name)) found.push([name, text(value)]);
      else if (PLAIN_ATTRIBUTES.has(name)) found.push([name, SAFE_VALUE.test(value) && !/\d{3,}/u.test(value) ? value : '']);
      else if (name === 'href') found.push([name, '#']);
      else if (name === 'onclick') found.push(['tabindex', '0']);
      else if (named.has(name) && !name.startsWith('on') && mayStay(value)) found.push([name, value]);
    }
    found.push(...stateOf(element));
    if (element === clickedRow) found.push([CLICKED_ROW, '']);
    const style = styleOf(element);
    if (style !== '') found.push(['style', style]);
    return found.map(([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escape(value)}"`)).join('');
  };

  const stateOf = (element: Element): [string, string][] => {
    const found: [string, string][] = [];
    if (!(element instanceof HTMLOptionElement) && element.closest('head') === null && !isVisible(element)) found.push(['hidden', '']);
    if (element instanceof HTMLInputElement) {
      if (isTick(element)) found.push(['value', SAFE_VALUE.test(element.value) && !/\d{3,}/u.test(element.value) ? element.value : text(element.value)], ...(element.checked ? [['checked', ''] as [string, string]] : []));
      else if (element.type !== 'file' && element.type !== 'password' && element.value !== '') found.push(['value', text(element.value)]);
    }
    if (element instanceof HTMLOptionElement) {
      found.push(['value', element.value === '' ? '' : 'x']);
      if (element.selected) found.push(['selected', '']);
    }
    return found;
  };

  const children = (element: Element | ShadowRoot): string => [...element.childNodes].map(write).join('');

  const write = (node: Node): string => {
    if (node instanceof Text) return escape(text(node.data));
    if (!(node instanceof Element) || isOwn(node)) return '';
    const name = node.tagName.toUpperCase();
    if (DROPPED.has(name)) return '';
    const tag = node.localName;
    if (name === 'IFRAME' || name === 'FRAME') return `<${tag} src="proof-frame:#${frameIndex(node as HTMLIFrameElement)}"${attributes(node)}></${tag}>`;
    if (EMPTY.has(name)) return `<${tag}${attributes(node)}>`;
    if (node instanceof HTMLTextAreaElement) return `<${tag}${attributes(node)}>${escape(text(node.value))}</${tag}>`;
    if (name === 'HEAD') return `<head><meta charset="utf-8"><title>${escape(text(document.title))}</title></head>`;
    const shadow = shadowRootOf(node);
    const inner = shadow === null ? '' : `<template shadowrootmode="open">${children(shadow)}</template>`;
    return `<${tag}${attributes(node)}>${inner}${hasNoText(node) && !(node instanceof HTMLSelectElement) && name !== 'OPTION' && name !== 'OPTGROUP' ? '' : children(node)}</${tag}>`;
  };
  return write;
}

function frameIndex(frame: HTMLIFrameElement): number {
  for (let index = 0; index < window.length; index += 1) if (window[index] === frame.contentWindow) return index;
  return -1;
}

/** What the reader asks of a style: what floats, and what shows a hand. */
function styleOf(element: Element): string {
  const { position, cursor } = getComputedStyle(element);
  const parent = element.parentElement;
  const hand = cursor === 'pointer' && (parent === null || getComputedStyle(parent).cursor !== 'pointer');
  return [position === 'absolute' || position === 'fixed' ? `position:${position}` : '', hand ? 'cursor:pointer' : ''].filter((part) => part !== '').join(';');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
