import { createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { stepBack } from '../../../electron/engine/threads.ts';

/** A thread that does nothing but verify signatures that were taken apart before: what any verifying can at best come near to. */
const { alg, key, tokens }: { alg: string; key: KeyObject; tokens: readonly string[] } = workerData;
const parts = tokens.map((token) => {
  const end = token.lastIndexOf('.');
  return { text: Buffer.from(token.slice(0, end)), signature: Buffer.from(token.slice(end + 1), 'base64url') };
});

function isGood({ text, signature }: (typeof parts)[number]): boolean {
  switch (alg) {
    case 'HS256':
      return timingSafeEqual(createHmac('sha256', key).update(text).digest(), signature);
    case 'ES256':
      return verify('sha256', text, { key, dsaEncoding: 'ieee-p1363' }, signature);
    case 'EdDSA':
      return verify(null, text, key, signature);
    default:
      return verify('sha256', text, key, signature);
  }
}

// As judging threads do: on a machine that has other work both are given as little.
stepBack();
parentPort?.on('message', () => {
  if (!parts.every(isGood)) throw new Error('A signature is bad');
  parentPort?.postMessage('done');
});
