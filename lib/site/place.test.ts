import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesFor, fitsGlob, type Place } from './place.ts';
import type { PageProfile, SiteProfile } from './schema.ts';

const page = (id: string, rest: Partial<PageProfile> = {}): PageProfile => ({ id, kind: 'licensing', frame: 'any', ...rest });
const site = (...pages: PageProfile[]): SiteProfile => ({ schema: 1, id: 'test-site', version: 1, title: '测试', hosts: ['xk.example.test'], pages });
const place = (rest: Partial<Place> = {}): Place => ({ path: '/apply/edit.do', search: '?id=1', hash: '', top: true, ...rest });
const ids = (profile: SiteProfile, at: Place): string[] => candidatesFor([profile], at).map((one) => one.page.id);

describe('fitsGlob', () => {
  it('gives the answer of the regular expression that means the same', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '?'), maxLength: 12 });
    const glob = fc.string({ unit: fc.constantFrom('a', 'b', '/', '.', '?', '*', '*'), maxLength: 8 });
    fc.assert(
      fc.property(glob, text, (pattern, subject) => {
        const meaning = new RegExp(`^${pattern.split('*').map((part) => part.replaceAll(/[.?/]/g, '\\$&')).join('.*')}$`, 's');
        expect(fitsGlob(pattern, subject)).toBe(meaning.test(subject));
      }),
      { numRuns: 2_000 },
    );
  });
  it('does not let one character serve two parts', () => {
    expect(fitsGlob('/a*a', '/a')).toBe(false);
    expect(fitsGlob('/a*a', '/aa')).toBe(true);
  });
});

describe('candidatesFor', () => {
  it('puts the most specific page first', () => {
    expect(ids(site(page('any'), page('all', { path: '*' }), page('folder', { path: '/apply/*' }), page('exact', { path: '/apply/edit.do' })), place())).toEqual(['exact', 'folder', 'all', 'any']);
  });
  it('asks for the frame position', () => {
    const profile = site(page('top', { frame: 'top' }), page('child', { frame: 'child' }));
    expect(ids(profile, place())).toEqual(['top']);
    expect(ids(profile, place({ top: false }))).toEqual(['child']);
  });
  it('compares the query only where the glob speaks of one', () => {
    const profile = site(page('with', { path: '/apply/edit.do?id=*' }), page('without', { path: '/apply/edit.do' }));
    expect(ids(profile, place())).toEqual(['with', 'without']);
    expect(ids(profile, place({ search: '' }))).toEqual(['without']);
  });
  it('tells the steps of a single-page system apart by the fragment', () => {
    const profile = site(page('step1', { hash: '#/apply/1*' }), page('step2', { hash: '#/apply/2*' }));
    expect(ids(profile, place({ hash: '#/apply/2?x=1' }))).toEqual(['step2']);
  });
  it('keeps the order of the profiles among equals', () => {
    expect(ids(site(page('b'), page('a')), place())).toEqual(['b', 'a']);
  });
});
