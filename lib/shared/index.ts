export { canonicalJson, type Json } from './canonical.ts';
export { log, onFault } from './log.ts';
export { err, ok, type Err, type Ok, type Result } from './result.ts';
export { addDays, addYears, chinaDay, daysBetween, isDay, workingDaysAfter, type Day, type WorkCalendar } from './time.ts';
export { parseUrl } from './url.ts';
