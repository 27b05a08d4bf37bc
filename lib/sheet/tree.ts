import { qrPath } from '../shared/qr.ts';
import { DAY, sizeOf } from './fit.ts';
import { qrText, type Sheet } from './sheet.ts';
import { say } from './text.ts';

/** An element of a sheet as plain data: drawn by React on the screen and written as text into the file, so that both are the same. */
export interface SheetNode {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly (SheetNode | string)[];
}

const node = (tag: string, attributes: Readonly<Record<string, string>>, ...children: (SheetNode | string)[]): SheetNode => ({ tag, attributes, children });

/** The sheet of template 1. Whatever it shows as text stands in `sheet.content` or is its hash. */
export function sheetTree(sheet: Sheet): SheetNode {
  const { content, lang, hash } = sheet;
  const size = sizeOf(content);
  return node(
    'main',
    { class: 'cgs', lang: lang === 'zh' ? 'zh-CN' : 'en', style: `--cgs-size:${size}pt` },
    node('h1', {}, content.title),
    node('p', { class: 'cgs-above' }, ...content.above.map((text) => node('span', {}, text))),
    node(
      'table',
      { class: 'cgs-table' },
      node(
        'tbody',
        {},
        ...content.rows.map(({ label, lines, strong }) =>
          node('tr', {}, node('th', { scope: 'row' }, label), node('td', strong === true ? { class: 'cgs-strong' } : {}, ...lines.map((line) => node('p', {}, ...parts(line))))),
        ),
      ),
    ),
    node('p', { class: 'cgs-signed' }, ...content.signatures.map((text) => node('span', {}, text))),
    node('footer', { class: 'cgs-foot' }, qrNode(sheet, content.above[0] ?? ''), node('div', {}, ...[...content.below.slice(0, 2), say(lang, 'sheet.sheetHash', [hash]), ...content.below.slice(2)].map((text) => node('p', {}, text)))),
  );
}

/** A day is not broken at its hyphens. */
function parts(line: string): (SheetNode | string)[] {
  return line.split(DAY).flatMap((part, index) => (part === '' ? [] : [index % 2 === 1 ? node('span', { class: 'cgs-day' }, part) : part]));
}

/** One path of squares: no image, no network, nothing that runs. */
function qrNode(sheet: Sheet, label: string): SheetNode {
  const { size, path } = qrPath(qrText(sheet));
  return node('svg', { class: 'cgs-qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' }, node('path', { d: path, fill: '#000' }));
}
