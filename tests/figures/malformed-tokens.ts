import { findTokens } from '../../electron/engine/inspect/paste/find-tokens.ts';
import type { VerificationKey } from '../../electron/engine/keys/import/verification-key.ts';
import type { Figure } from '../../scripts/figure.ts';
import { verifyToken } from '../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import type { Verdict } from '../../shared/verdict.ts';
import { attackTime } from '../vectors/attacks/attack.ts';
import { goodClaims, goodKey, goodToken } from '../vectors/attacks/good.ts';
import { onlySignature } from '../vectors/attacks/unguarded.ts';
import { mutations, seeded } from '../vectors/mutations.ts';

const algorithms = ['HS256', 'HS512', 'RS256', 'PS256', 'ES256', 'ES512', 'EdDSA'] as const;

/** An input that takes longer, each time it is tried, is an attack on the app. */
const slowest = 50;
/** The careless verifiers try every key, and need not see all of a million tokens to accept some. */
const controlEvery = 50;

/**
 * Good tokens, damaged at random in every way of tests/vectors/mutations.ts; the run is the same each time. Each is judged as it is,
 * and pasted: what is found in it is judged too, and is only good if it is one of the good ones and the paste says what it removed.
 */
export const figure: Figure = {
  name: 'malformed-tokens',
  title: 'Malformed tokens',
  async run({ full, progress }) {
    const total = full ? 1_000_000 : 5_000;
    const keys = algorithms.map((alg) => goodKey(alg).verifier);
    const originals: string[] = [];
    for (const alg of algorithms) {
      originals.push(await goodToken(alg), await goodToken(alg, {}, goodClaims.replace('alice', 'bob')));
    }
    const details: string[] = [];
    const careless = { 'signature check ignored': 0, 'base64url read loosely': 0, 'paste trusted without a word': 0 };
    const judge = async (mutated: string): Promise<Judged> => judged(mutated, keys, originals);
    for (let number = 0; number < total; number++) {
      const { name, mutated } = damagedToken(number, originals);
      try {
        const started = performance.now();
        const { problem, verdict, isMended } = await judge(mutated);
        if (problem !== null) details.push(`${number} (${name}): ${problem}`);
        if (performance.now() - started > slowest && (await isSlow(judge, mutated)))
          details.push(`${number} (${name}): over ${slowest} ms`);
        if (isGoodButForSignature(verdict)) careless['signature check ignored']++;
        if (isMended) careless['paste trusted without a word']++;
      } catch (error) {
        details.push(`${number} (${name}): ${String(error)}`);
      }
      if (number % controlEvery === 0 && keys.some((key) => onlySignature(mutated, key.node))) careless['base64url read loosely']++;
      if (number % 500 === 0) progress(number, total);
    }
    return {
      cases: total,
      wrong: details.length,
      summary: `${total} damaged tokens, judged and pasted: ${details.length} accepted, crashed or over ${slowest} ms`,
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

function damagedToken(number: number, originals: readonly string[]): { name: string; mutated: string } {
  const random = seeded(number);
  const names = Object.keys(mutations);
  const other = originals[Math.floor(random() * originals.length)] ?? '';
  // Some mutations leave the token as it was, or make another of the good ones.
  for (;;) {
    const name = names[Math.floor(random() * names.length)] ?? '';
    const mutated = mutations[name]?.(originals[number % originals.length] ?? '', other, random) ?? '';
    if (!originals.includes(mutated)) return { name, mutated };
  }
}

type Judged = { problem: string | null; verdict: Verdict; isMended: boolean };

async function judged(mutated: string, keys: readonly VerificationKey[], originals: readonly string[]): Promise<Judged> {
  const { verdict } = await verifyToken(mutated, keys, defaultPolicy, attackTime);
  let problem = verdict.valid ? 'accepted' : null;
  let isMended = false;
  for (const { text, kind, removed } of findTokens(mutated)) {
    if (text === mutated || kind === 'opaque') continue;
    const pasted = originals.includes(text) || (await verifyToken(text, keys, defaultPolicy, attackTime)).verdict.valid;
    isMended ||= pasted;
    if (pasted && !originals.includes(text)) problem = 'accepted as pasted';
    if (pasted && removed.length === 0) problem = 'mended without a word';
  }
  return { problem, verdict, isMended };
}

/** By the time of the processor: a machine that pauses this process makes no input slow. */
async function isSlow(judge: (mutated: string) => Promise<Judged>, mutated: string): Promise<boolean> {
  for (let times = 0; times < 3; times++) {
    const started = process.cpuUsage();
    await judge(mutated);
    const { user, system } = process.cpuUsage(started);
    if (user + system <= slowest * 1_000) return false;
  }
  return true;
}

function isGoodButForSignature({ checks }: Verdict): boolean {
  return checks.every(({ name, outcome }) => name === 'signature' || (outcome !== 'failed' && outcome !== 'unknown'));
}
