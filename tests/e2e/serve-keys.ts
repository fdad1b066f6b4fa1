import { createServer } from 'node:http';

/** Somebody who publishes a JWK Set on this computer. `asked`: how often it was fetched. */
export type Publisher = { readonly origin: string; asked(): number; stop(): Promise<void> };

/** Serves a JWK Set, anew for each request, so that it can be changed. */
export async function serveKeys(keys: () => object[]): Promise<Publisher> {
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: keys() }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked: () => asked,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
