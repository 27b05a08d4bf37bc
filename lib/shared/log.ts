/**
 * Log lines carry a level, an area, a reason word and plain ids. The signature leaves no place for free
 * text, so that a name or an identity number cannot get in by accident.
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
export type LogFacts = Readonly<Record<string, number | boolean | `${string}-${string}` | undefined>>;
type FaultListener = (level: 'warn' | 'error', area: string, reason: string) => void;

let listener: FaultListener | undefined;

export function log(level: LogLevel, area: string, reason: string, facts: LogFacts = {}): void {
  console[level](`[creditgate] ${area}: ${reason}`, facts);
  if (level === 'warn' || level === 'error') listener?.(level, area, reason);
}

/** Whoever keeps the last faults of this context; one at a time. */
export function onFault(keep: FaultListener): void {
  listener = keep;
}
