import { chinaDay, err, isDay, ok, type Day, type Result } from '../../shared/index.ts';

const BLANK = /^(|[-–—/.]+|无|空|null|undefined|nan|n\/a|0|0000-00-00.*)$/i;
const SPELLED = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(.*)$/;
const CLOCK = /^[T\s]*\d{1,2}\s*[:时]\s*\d{1,2}(\s*[:分]\s*\d{1,2}(\.\d+)?)?\s*[分秒]?$/;
const ZONED = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * A Chinese calendar day from what feeds, sheets and exports write: `yyyy-MM-dd`, `yyyy/M/d`, `yyyy.M.d`,
 * `yyyy年M月d日`, `yyyyMMdd`, each with or without a time; epoch milliseconds or seconds; an Excel serial number;
 * a Date of a workbook cell. Out: undefined for blanks and `--`; `bad-date` for anything else.
 */
export function readDay(value: unknown): Result<Day | undefined, 'bad-date'> {
  if (value === null || value === undefined) return ok(undefined);
  // Workbook cells have no zone: the reader gives the day as written, at UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? err('bad-date') : plausible(value.toISOString().slice(0, 10));
  if (typeof value !== 'string' && typeof value !== 'number') return err('bad-date');
  const text = String(value).normalize('NFKC').trim();
  if (BLANK.test(text)) return ok(undefined);
  if (ZONED.test(text)) return fromEpoch(Date.parse(text.replace(' ', 'T')));
  const spelled = SPELLED.exec(text);
  if (spelled !== null) {
    const [, year = '', month = '', date = '', rest = ''] = spelled;
    if (rest.trim() !== '' && !CLOCK.test(rest)) return err('bad-date');
    return plausible(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  }
  return /^\d+(\.\d+)?$/.test(text) ? fromNumber(text) : err('bad-date');
}

function fromNumber(text: string): Result<Day | undefined, 'bad-date'> {
  const digits = text.split('.')[0] ?? '';
  const number = Number(text);
  switch (digits.length) {
    // Excel: days since 30 December 1899. Five digits reach from 1927 to 2173.
    case 5:
      return plausible(new Date(Date.UTC(1899, 11, 30) + Math.floor(number) * 86_400_000).toISOString().slice(0, 10));
    case 8:
      return text === digits ? compact(digits) : err('bad-date');
    case 9:
    case 10:
      return fromEpoch(number * 1000);
    case 12:
    case 13:
      return fromEpoch(number);
    case 14:
      return compact(digits.slice(0, 8));
    default:
      return err('bad-date');
  }
}

function compact(digits: string): Result<Day, 'bad-date'> {
  return plausible(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
}

function fromEpoch(epochMs: number): Result<Day, 'bad-date'> {
  return Number.isNaN(epochMs) ? err('bad-date') : plausible(chinaDay(epochMs));
}

/** No listing is older than the republic; a year beyond is a misread number. */
function plausible(day: Day): Result<Day, 'bad-date'> {
  return isDay(day) && day >= '1949-10-01' ? ok(day) : err('bad-date');
}
