import { createHmac, randomBytes, sign, type KeyObject } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { stepBack } from '../../../electron/engine/threads.ts';

/** A thread that does nothing but sign texts of the size of a token's: what any minting can at best come near to. */
const { alg, key, bytes }: { alg: string; key: KeyObject; bytes: number } = workerData;
const data = Array.from({ length: 1_000 }, () => randomBytes(bytes));

function signOne(text: Buffer): unknown {
  switch (alg) {
    case 'HS256':
      return createHmac('sha256', key).update(text).digest();
    case 'ES256':
      return sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' });
    case 'EdDSA':
      return sign(null, text, key);
    default:
      return sign('sha256', text, key);
  }
}

// As minting threads do: on a machine that has other work both are given as little.
stepBack();
parentPort?.on('message', (count: number) => {
  for (let index = 0; index < count; index++) signOne(data[index % data.length] ?? Buffer.alloc(0));
  parentPort?.postMessage('done');
});
