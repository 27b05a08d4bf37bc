/**
 * Check characters for synthetic codes. Kept apart from lib/subject on purpose: test data made by the code under
 * test would agree with its mistakes. Algorithms: GB 32100-2015 (USCC), GB 11714 (organisation code).
 *
 *   usccOf(department and category, sequence)  → valid 18-character code in region 990000
 */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_VALUE = new Map([...USCC_ALPHABET].map((char, value) => [char, value]));
/** 3^(i-1) mod 31. */
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Region that GB/T 2260 does not know. */
export const SYNTHETIC_REGION = '990000';

/** `kind`: 91 enterprise, 92 individual trader, 93 cooperative, 11 public body. `sequence`: 0 to 9,999,999. */
export function usccOf(kind: '91' | '92' | '93' | '11', sequence: number): string {
  const org = `T${String(sequence).padStart(7, '0')}`;
  const body = `${kind}${SYNTHETIC_REGION}${org}${orgCheck(org)}`;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (USCC_VALUE.get(body[i] as string) as number) * (USCC_WEIGHTS[i] as number);
  return body + USCC_ALPHABET[(31 - (sum % 31)) % 31];
}

function orgCheck(body: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) {
    const code = body.charCodeAt(i);
    sum += (code > 57 ? code - 55 : code - 48) * (ORG_WEIGHTS[i] as number);
  }
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
