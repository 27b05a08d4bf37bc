import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims, outputTable } from './threat-model.ts';

const ROOT = new URL('../../', import.meta.url);

describe('the threat model', () => {
  it('has claims, and says of many outputs what they may hold', () => {
    expect(claims().length).toBeGreaterThan(30);
    expect(outputTable().size).toBeGreaterThan(8);
  });

  it.each(claims())('names a test that is there for: $attack', ({ tests }) => {
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, title } of tests) {
      expect([file, existsSync(new URL(file, ROOT))]).toEqual([file, true]);
      const titles = readFileSync(new URL(file, ROOT), 'utf8')
        .split('\n')
        .filter((line) => /\b(?:it|test|describe)\b.*\(|^\s*\]\)\(/.test(line));
      expect([file, title, titles.some((line) => line.includes(title))]).toEqual([file, title, true]);
    }
  });

  it('lets a number of a person stand nowhere', () => {
    for (const [output, allowed] of outputTable()) expect([output, allowed.has('identity number')]).toEqual([output, false]);
  });
});
