/** Expected failure is data: a closed reason word, and for people a detail that names no person. */
export type Result<T, R extends string> = Ok<T> | Err<R>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<R extends string> {
  readonly ok: false;
  readonly reason: R;
  readonly detail?: string;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function err<R extends string>(reason: R, detail?: string): Err<R> {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
}
