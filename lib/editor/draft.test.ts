import { describe, expect, it } from 'vitest';
import { draftFrom, valuesInside, withoutPart, withPart } from './draft.ts';
import type { FrameLook } from './types.ts';

const NAME = '示例恒昌商贸有限公司';
const look = (title: string): FrameLook =>
  ({ at: [], host: '127.0.0.1', path: '/form.html', search: '', hash: '', title, found: [], reading: { applicant: { name: NAME, code: '91990000T00010007R' }, kind: 'licensing', how: 'generic' } }) as unknown as FrameLook;

describe('a draft', () => {
  it.each([
    [`食品经营许可办理 ${NAME}`, '食品经营许可办理'],
    [`${NAME} - 食品经营许可`, '食品经营许可'],
    [`办理 ${NAME}（91990000T00010007R）`, '办理'],
    [NAME, '127.0.0.1'],
    ['', '127.0.0.1'],
  ])('is called after the system, never after the applicant: %s', (title, expected) => expect(draftFrom([look(title)], undefined).title).toBe(expected));

  it('that an admin has called after the applicant is not published', () => {
    const profile = { ...draftFrom([look('办理')], undefined), title: `办理 ${NAME}` };
    expect(valuesInside(profile, [look('办理')])).toEqual([profile.title]);
    expect(valuesInside({ ...profile, title: '办理' }, [look('办理')])).toEqual([]);
  });

  it('takes fields of a penalty case under their own names, and gives each back', () => {
    const page = { id: 'page-1', kind: 'penalty', frame: 'top' } as const;
    const fine = [{ label: '罚款金额' }, { css: '#je' }];
    const both = withPart(withPart(page, { field: 'case.fine', locators: fine }), { field: 'case.kinds', locators: [{ label: '承办意见' }] });
    expect(both).toMatchObject({ penaltyCase: { fine, kinds: [{ label: '承办意见' }] } });
    expect(withoutPart(both, 'case.fine').penaltyCase).toEqual({ kinds: [{ label: '承办意见' }] });
    expect(withoutPart(withoutPart(both, 'case.fine'), 'case.kinds').penaltyCase).toBeUndefined();
    expect(withPart(page, { field: 'case.fine', locators: [] })).toEqual(page);
    // A locator that holds a value of this very case is told of, as any other.
    expect(valuesInside({ ...draftFrom([look('办理')], undefined), pages: [withPart(page, { field: 'case.fine', locators: [{ text: NAME }] })] }, [look('办理')])).toEqual([NAME]);
  });
});
