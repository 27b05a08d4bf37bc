import type { Json } from '../shared/index.ts';
import { Sheet, TEMPLATE } from './sheet.ts';
import { FILE_STYLE, SHEET_STYLE } from './style.ts';
import { sheetTree, type SheetNode } from './tree.ts';

const OPEN = '<script type="application/json" id="creditgate-sheet">';
const CLOSE = '</script>';
const CSP = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A sheet as a file of its own: what it shows, and its data in an element that is not run. The same sheet gives the same
 * bytes, so that a file is verified by writing it again from its data.
 */
export function sheetHtml(sheet: Sheet): string {
  const lang = sheet.lang === 'zh' ? 'zh-CN' : 'en';
  return [
    `<!doctype html>\n<html lang="${lang}">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${escaped(CSP)}">`,
    `<title>${escaped(`${sheet.content.title} ${sheet.code}`)}</title>\n<style>\n${SHEET_STYLE}\n${FILE_STYLE}\n</style>\n</head>\n<body>`,
    written(sheetTree(sheet)),
    // Neither a tag nor the end of the element can begin inside the data.
    `${OPEN}${JSON.stringify(sheet).replaceAll('<', '\\u003c')}${CLOSE}\n</body>\n</html>\n`,
  ].join('\n');
}

export function sheetJson(sheet: Sheet): string {
  return `${JSON.stringify(sheet, null, 2)}\n`;
}

function written({ tag, attributes = {}, children = [] }: SheetNode): string {
  const given = Object.entries(attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  return `<${tag}${given.join('')}>${children.map((child) => (typeof child === 'string' ? escaped(child) : written(child))).join('')}</${tag}>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export type ReadSheet = { readonly ok: true; readonly sheet: Sheet; readonly html: boolean } | { readonly ok: false; readonly reason: 'not-a-sheet' | 'template-unknown' };

/** Finds the data of a sheet in a file, HTML or JSON. */
export function readSheet(text: string): ReadSheet {
  const html = !text.trimStart().startsWith('{');
  const from = text.indexOf(OPEN);
  const to = text.indexOf(CLOSE, from);
  if (html && (from < 0 || to < 0)) return { ok: false, reason: 'not-a-sheet' };
  const data = parsed(html ? text.slice(from + OPEN.length, to) : text);
  const template = data !== null && typeof data === 'object' && 'template' in data ? data.template : undefined;
  if (typeof template === 'number' && template > TEMPLATE) return { ok: false, reason: 'template-unknown' };
  const sheet = Sheet.safeParse(data);
  return sheet.success && template === TEMPLATE ? { ok: true, sheet: sheet.data, html } : { ok: false, reason: 'not-a-sheet' };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
