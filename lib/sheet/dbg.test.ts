import { it } from 'vitest';
import { heightAt, LEVELS, linesOf, sizeOf } from './fit.ts';
import { at } from './content.ts';
import { CheckFacts } from './facts.ts';
import { sheetOf } from '../../tests/gallery/sheets.ts';
it('x', () => {
  const s = sheetOf('three', 'zh');
  console.log(sizeOf(s.content));
  const facts = CheckFacts.parse(s.entries[0]!.data['facts']);
  for (const l of LEVELS) { const c = at(l, { entries: s.entries, facts, lang: 'zh', issuedAt: s.issuedAt, code: s.code }); console.log(l.text, l.findings, [12,10.5,9,8.25,7.5].map((z) => Math.round(heightAt(c, z)))); if (l.text===80) for (const r of c.rows) console.log(r.label, r.lines.map((x) => `${linesOf(x, 9, 411)} ${x.slice(0,30)}`)); }
});
