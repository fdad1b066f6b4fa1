import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { serve } from '../../unit/requests/loopback-server.ts';
import { requestTo } from '../../unit/requests/sending.ts';
import type { HostileCase } from './case.ts';

const mebibyte = 1_048_576;
const memoryLimit = 150 * mebibyte;

/** Small on the wire, 300 MiB and more when decoded; and bodies that simply do not end. */
export function bombs(full: boolean): HostileCase[] {
  const size = full ? 300 * mebibyte : 64 * mebibyte;
  const zeros = (): Buffer => Buffer.alloc(size);
  const packed: readonly (readonly [string, () => Buffer])[] = [
    ['gzip', () => gzipSync(zeros(), { level: 9 })],
    ['deflate', () => deflateSync(zeros(), { level: 9 })],
    ['br', () => brotliCompressSync(zeros())],
    ['gzip, gzip', () => gzipSync(gzipSync(zeros(), { level: 9 }))],
    ['gzip, br', () => brotliCompressSync(gzipSync(zeros(), { level: 9 }))],
  ];
  const decoded = packed.map(([encoding, make]) => ({
    name: `a bomb in ${encoding}`,
    run: (sender: Sender) => explode(encoding, make(), sender),
  }));
  return [...decoded, { name: 'a body without an end', run: (sender: Sender) => endless(sender) }];
}

type Sender = Parameters<HostileCase['run']>[0];

async function explode(encoding: string, bytes: Buffer, sender: Sender): Promise<string | null> {
  const server = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bytes));
  return measured(server.origin, sender, () => server.close());
}

async function endless(sender: Sender): Promise<string | null> {
  const chunk = Buffer.alloc(mebibyte, 'x');
  const server = await serve((_, response) => {
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  });
  return measured(server.origin, sender, () => server.close());
}

async function measured(url: string, sender: Sender, close: () => Promise<void>): Promise<string | null> {
  const before = process.memoryUsage().rss;
  try {
    const sent = await sender.send(requestTo({ url }), new AbortController().signal);
    const grown = process.memoryUsage().rss - before;
    if (sent.ok || sent.error.code !== 'response-too-large') return sent.ok ? 'was read' : `failed with ${sent.error.code}`;
    return grown > memoryLimit ? `took ${Math.round(grown / mebibyte)} MiB` : null;
  } finally {
    await close();
  }
}
