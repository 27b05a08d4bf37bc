/**
 * Calls between a page and its worker, both ways: each side has functions of one argument that the other may call.
 * What a function throws arrives as an Error with the same message.
 */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

type Functions = { readonly [name: string]: (argument: never) => unknown };
export type Remote<F extends Functions> = { readonly [N in keyof F]: (argument: Parameters<F[N]>[0]) => Promise<Awaited<ReturnType<F[N]>>> };

interface Call {
  readonly cg: 'call';
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}
interface Answer {
  readonly cg: 'answer';
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/** Serves `own` to the other side, and gives its functions. */
export function connect<Own extends Functions, Other extends Functions>(port: Port, own: Own): Remote<Other> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let next = 1;
  port.addEventListener('message', ({ data }) => {
    const message = data as Call | Answer;
    if (message.cg === 'call') void answer(message);
    else if (message.cg === 'answer') {
      const call = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error === undefined) call?.resolve(message.value);
      else call?.reject(new Error(message.error));
    }
  });
  async function answer({ id, name, argument }: Call): Promise<void> {
    const reply: { cg: 'answer'; id: number; value?: unknown; error?: string } = { cg: 'answer', id };
    try {
      reply.value = await (own[name] as (argument: unknown) => unknown)(argument);
    } catch (error) {
      reply.error = error instanceof Error ? `${error.name}: ${error.message}` : 'failed';
    }
    port.postMessage(reply);
  }
  return new Proxy({} as Remote<Other>, {
    get: (_, name) => (argument: unknown) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.postMessage({ cg: 'call', id, name: String(name), argument } satisfies Call);
      }),
  });
}
