import { createElement, type ReactElement } from 'react';
import type { SheetNode } from '../../lib/sheet/index.ts';

const REACT_NAMES: Readonly<Record<string, string>> = { class: 'className', 'shape-rendering': 'shapeRendering' };

/** The sheet as data, drawn: the same elements that the file has. */
export function Drawn({ node }: { readonly node: SheetNode }): ReactElement {
  const attributes = Object.entries(node.attributes ?? {}).map(([name, value]) => [REACT_NAMES[name] ?? name, name === 'style' ? styleOf(value) : value]);
  return createElement(node.tag, Object.fromEntries(attributes), ...(node.children ?? []).map((child, index) => (typeof child === 'string' ? child : <Drawn key={index} node={child} />)));
}

function styleOf(text: string): Record<string, string> {
  const at = text.indexOf(':');
  return { [text.slice(0, at)]: text.slice(at + 1) };
}
