import type { Figure } from '../../scripts/figure.ts';
import { verifyToken } from '../../electron/engine/tokens/verify.ts';
import { defaultPolicy, type Verdict } from '../../shared/verdict.ts';
import { attackTime } from '../vectors/attacks/attack.ts';
import { goodClaims, goodKey, goodToken } from '../vectors/attacks/good.ts';
import { onlySignature } from '../vectors/attacks/unguarded.ts';
import { mutations, seeded } from '../vectors/mutations.ts';

const algorithms = ['HS256', 'HS512', 'RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'] as const;

/** Good tokens, damaged at random in every way of tests/vectors/mutations.ts; the run is the same each time. */
export const figure: Figure = {
  name: 'malformed-tokens',
  title: 'Malformed tokens',
  async run({ full, progress }) {
    const total = full ? 200_000 : 5_000;
    const keys = algorithms.map((alg) => goodKey(alg).verifier);
    const originals: string[] = [];
    for (const alg of algorithms) {
      originals.push(await goodToken(alg), await goodToken(alg, {}, goodClaims.replace('alice', 'bob')));
    }
    const details: string[] = [];
    const careless = { 'signature check ignored': 0, 'base64url read loosely': 0 };
    const names = Object.keys(mutations);
    for (let number = 0; number < total; number++) {
      const random = seeded(number);
      const other = originals[Math.floor(random() * originals.length)] ?? '';
      let name = '';
      let mutated = '';
      // Some mutations leave the token as it was, or make another of the good ones.
      do {
        name = names[Math.floor(random() * names.length)] ?? '';
        mutated = mutations[name]?.(originals[number % originals.length] ?? '', other, random) ?? '';
      } while (originals.includes(mutated));
      try {
        const { verdict } = await verifyToken(mutated, keys, defaultPolicy, attackTime);
        if (verdict.valid) details.push(`${number} (${name}): accepted`);
        if (isGoodButForSignature(verdict)) careless['signature check ignored']++;
      } catch (error) {
        details.push(`${number} (${name}): ${String(error)}`);
      }
      if (keys.some((key) => onlySignature(mutated, key.node))) careless['base64url read loosely']++;
      if (number % 500 === 0) progress(number, total);
    }
    return {
      cases: total,
      wrong: details.length,
      summary: `${total} damaged tokens: ${details.length} accepted or crashed`,
      control: {
        description: `verifiers with a guard removed accept some (${Object.entries(careless)
          .map(([guard, accepted]) => `${guard}: ${accepted}`)
          .join(', ')})`,
        caught: Object.values(careless).filter((accepted) => accepted > 0).length,
        of: Object.keys(careless).length,
      },
      details,
    };
  },
};

function isGoodButForSignature({ checks }: Verdict): boolean {
  return checks.every(({ name, outcome }) => name === 'signature' || (outcome !== 'failed' && outcome !== 'unknown'));
}
