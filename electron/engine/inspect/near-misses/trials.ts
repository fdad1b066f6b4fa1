import { constants, createHmac, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import type { JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import { algorithmTable } from '../../tokens/algorithms.ts';

/** So many are made for one token at most, whatever the number of keys; one more is counted for each further 16 KiB signed. */
export const maximumTrials = 4_096;
const bytesOfOne = 16_384;
/** The process that shows the window may be the one that tries. */
const sliceMilliseconds = 4;

/** How a signature is read beside the RFC's own way. */
export type Reading = { readonly isDer?: boolean; readonly saltBytes?: number };

export type Trials = {
  /**
   * The bare check of a signature, by no rule but the key's: RFC 7518 section 3, and whatever `reading` says otherwise. False also
   * when the budget is used up or the signal was given.
   */
  verifies(input: Buffer, signature: Buffer, key: KeyObject | Buffer, alg: JwsAlgorithm, reading?: Reading): Promise<boolean>;
  isOver(): boolean;
};

/** The order of trials is the caller's and their number is bounded by count, not by time: one token always gets one answer. */
export function startTrials(signal: AbortSignal): Trials {
  let left = maximumTrials;
  let sliceStart = performance.now();
  const isOver = () => left <= 0 || signal.aborted;
  return {
    isOver,
    async verifies(input, signature, key, alg, reading = {}) {
      if (isOver()) return false;
      left -= 1 + Math.floor(input.length / bytesOfOne);
      if (performance.now() - sliceStart > sliceMilliseconds) {
        await new Promise(setImmediate);
        sliceStart = performance.now();
      }
      return verifyBare(input, signature, key, alg, reading);
    },
  };
}

async function verifyBare(
  input: Buffer,
  signature: Buffer,
  key: KeyObject | Buffer,
  alg: JwsAlgorithm,
  reading: Reading,
): Promise<boolean> {
  const facts = algorithmTable[alg];
  if (facts.kty === 'oct') {
    const mac = createHmac(facts.hash, key).update(input).digest();
    return mac.length === signature.length && timingSafeEqual(mac, signature);
  }
  if (Buffer.isBuffer(key) || key.type !== 'public') return false;
  switch (facts.kty) {
    case 'EC':
      return onThread(facts.hash, input, { key, dsaEncoding: reading.isDer === true ? 'der' : 'ieee-p1363' }, signature);
    case 'OKP':
      return onThread(null, input, { key }, signature);
    case 'RSA': {
      const isPss = facts.padding === 'pss';
      const padding = isPss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING;
      return onThread(facts.hash, input, { key, padding, ...(isPss && { saltLength: reading.saltBytes ?? facts.saltBytes }) }, signature);
    }
  }
}

type VerifyOptions = { key: KeyObject; dsaEncoding?: 'der' | 'ieee-p1363'; padding?: number; saltLength?: number };

/** On libuv's threads. What cannot be tried does not verify. */
function onThread(hash: string | null, input: Buffer, options: VerifyOptions, signature: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      verify(hash, input, options, signature, (error, isGood) => resolve(error === null && isGood));
    } catch {
      resolve(false);
    }
  });
}
