let jobs = 0;
let begun = 0;
/** Tells one worker from the next. */
const born = Math.random();

/**
 * Counts a job while it runs. The browser may end a worker between any two jobs; tests that do so on purpose have to know
 * when that is (`tests/support/restless.ts`).
 */
export async function atWork<T>(job: () => Promise<T>): Promise<T> {
  jobs += 1;
  begun += 1;
  try {
    return await job();
  } finally {
    jobs -= 1;
  }
}

/** Readable from outside the module, in developer tools and by tests. */
Object.assign(globalThis, { creditgateJobs: () => ({ jobs, begun, born }) });
