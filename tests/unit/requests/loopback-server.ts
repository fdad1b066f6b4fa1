import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type Server as TcpServer, type Socket } from 'node:net';

/** A request as the server saw it. `rawHeaders` alternates names and values, as they came. */
export type Seen = { method: string; url: string; rawHeaders: string[]; body: string };

export type Loopback = { origin: string; port: number; seen: Seen[]; close(): Promise<void> };

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A real HTTP server on a free port of 127.0.0.1, which remembers what it was asked. */
export async function serve(answer: Answer): Promise<Loopback> {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', rawHeaders: request.rawHeaders, body });
      answer(request, response, body);
    });
  };
  const server = createServer(listener);
  const port = await listenOn(server);
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, port, seen, close };
}

/** A server that speaks bytes, not HTTP: for answers that no honest server gives. */
export async function serveBytes(answer: (socket: Socket) => void): Promise<Loopback> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    socket.once('data', () => answer(socket));
  });
  const port = await listenOn(server);
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${port}`, port, seen: [], close };
}

async function listenOn(server: Server | TcpServer): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return address.port;
}

/** All values of a header in what the server saw. */
export function headerOf(seen: Seen | undefined, name: string): string[] {
  const raw = seen?.rawHeaders ?? [];
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name);
}
