import { Agent, request } from 'node:http';

/** One answer of a local API: its status and its body, which is text of a few kilobytes. */
export type LoopbackAnswer = { readonly status: number; readonly body: string };

export type LoopbackClient = {
  /** @throws what the connection threw, or the signal's reason */
  get(path: string, token?: string): Promise<LoopbackAnswer>;
  close(): void;
};

/** Asks a server of our own on 127.0.0.1, one request after the other over one connection. */
export function loopbackClient(port: number, signal?: AbortSignal): LoopbackClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const get = (path: string, token?: string): Promise<LoopbackAnswer> =>
    new Promise((resolve, reject) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
      const sent = request({ host: '127.0.0.1', port, path, agent, headers, ...(signal && { signal }) }, (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        answer.once('end', () => resolve({ status: answer.statusCode ?? 0, body })).once('error', reject);
      });
      sent.once('error', reject).end();
    });
  return { get, close: () => agent.destroy() };
}
