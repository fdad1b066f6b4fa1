import { createHmac, webcrypto } from 'node:crypto';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime, type ActAttack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey, headerText } from './good.ts';

const { signing, verifier } = goodKey('HS256');
const input = `${encodeBase64url(headerText(signing))}.${encodeBase64url(goodClaims)}`;
const right = createHmac('sha256', signing.key).update(input).digest();

/** Right up to a byte, wrong from there on: what is tried when the time to refuse says how far a comparison came. */
function rightUpTo(bytes: number): Buffer {
  return Buffer.concat([right.subarray(0, bytes), right.subarray(bytes).map((byte) => byte ^ 1)]);
}

/**
 * J33. Nanoseconds are no test on a busy machine. So what is compared is counted: however much of a forged MAC is right, it goes
 * whole, and once, to the runtime's own verification, whose comparison is of constant time.
 */
export function timingAttacks(): AttackClass[] {
  const attacks = Array.from({ length: right.length }, (_, bytes): ActAttack => {
    const forged = rightUpTo(bytes);
    return {
      kind: 'act',
      input: `${bytes} bytes right`,
      judge: async () => {
        const seen = await whatRuntimeCompares(async () => {
          const { verdict } = await verifyToken(`${input}.${encodeBase64url(forged)}`, [verifier], defaultPolicy, attackTime);
          return verdict.checks.some(({ code }) => code === 'signature-bad');
        });
        if (!seen.isRefused) return 'not refused for its signature';
        return seen.sizes.length === 1 && seen.sizes[0] === right.length ? null : `the runtime compared ${seen.sizes.join(', ')} bytes`;
      },
      // Who compares byte by byte looks at one more byte for each that is right: the oracle.
      unguarded: () => examinedBytes(forged) !== examinedBytes(rightUpTo(0)),
    };
  });
  return [{ id: 'J33', title: 'MACs compared byte by byte', attacks, unguarded: (each) => each.kind === 'act' && each.unguarded() }];
}

function examinedBytes(forged: Buffer): number {
  const at = forged.findIndex((byte, index) => byte !== right[index]);
  return at === -1 ? right.length : at + 1;
}

async function whatRuntimeCompares(work: () => Promise<boolean>): Promise<{ isRefused: boolean; sizes: number[] }> {
  const { subtle } = webcrypto;
  const original = subtle.verify.bind(subtle);
  const sizes: number[] = [];
  subtle.verify = async (algorithm, key, signature, data) => {
    sizes.push(signature.byteLength);
    return original(algorithm, key, signature, data);
  };
  try {
    return { isRefused: await work(), sizes };
  } finally {
    subtle.verify = original;
  }
}
