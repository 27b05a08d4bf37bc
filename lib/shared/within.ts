/** The answer, or an error named `TimeoutError` once it has taken longer than `ms` milliseconds; what was asked for is not ended. */
export function within<T>(ms: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('timed out', 'TimeoutError')), ms);
    void answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Waits for `ms` milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
