import type { Socket } from 'node:net';
import { serveBytes } from '../../unit/requests/loopback-server.ts';
import { requestTo } from '../../unit/requests/sending.ts';
import type { HostileCase } from './case.ts';

const head = 'HTTP/1.1 200 OK\r\n';

/** Servers that go silent, each at another place. */
const silences: readonly (readonly [string, string])[] = [
  ['before the first byte', ''],
  ['in the status line', 'HTTP/1.'],
  ['in a header', `${head}X-A: b`],
  ['after the head', `${head}Content-Length: 100\r\n\r\n`],
  ['in the body', `${head}Content-Length: 100\r\n\r\nabc`],
  ['in a chunk', `${head}Transfer-Encoding: chunked\r\n\r\n10\r\nabc`],
  ['in gzip', `${head}Content-Encoding: gzip\r\nContent-Length: 100\r\n\r\n\u001f`],
];

/** Every silence is cancelled; `report` gets how long each took to end, in milliseconds. */
export function cancelling(report: (milliseconds: number) => void): HostileCase[] {
  return silences.map(([place, bytes]) => ({
    name: `cancelled ${place}`,
    run: async (sender) => {
      const cancel = new AbortController();
      let from = 0;
      const server = await serveBytes((socket: Socket) => {
        socket.write(Buffer.from(bytes, 'latin1'), () => {
          from = performance.now();
          cancel.abort();
        });
      });
      try {
        const sent = await sender.send(requestTo({ url: server.origin }), cancel.signal);
        report(performance.now() - from);
        return !sent.ok && sent.error.code === 'cancelled' ? null : 'was not cancelled';
      } finally {
        await server.close();
      }
    },
  }));
}
