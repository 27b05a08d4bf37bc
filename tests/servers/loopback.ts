/**
 * A server of a test's own on the loopback, at a port that is free.
 *
 *   const site = await serveLoopback((request, response) => …)
 *   site.base                 http://127.0.0.1:PORT, without a slash
 *   await site.close()        ends open connections too
 */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  readonly base: string;
  close(): Promise<void>;
}

export async function serveLoopback(answer: RequestListener): Promise<Loopback> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
