import type { Selective } from '../../../../shared/inspect.ts';
import { memberOf, type JsonObject } from '../../../../shared/json/node.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { check } from '../../tokens/checks.ts';
import { knownHashes, processDisclosures, type Processed } from './disclosures.ts';
import { settled, type OpenJudging, type TokenJudging } from './judging.ts';
import { judgeKeyBinding } from './key-binding.ts';

/** Each costs a hash; more than anyone's credential has. */
export const maximumDisclosures = 1_000;

/** What an SD-JWT has beside the issuer's JWT. */
export type Disclosed = {
  /** As they stand, at most `maximumDisclosures`. */
  readonly disclosures: readonly string[];
  /** The KB-JWT. */
  readonly proof: string | null;
  /** All before the proof in compact form, with its last tilde: what the proof hashes (RFC 9901 section 4.3.1). */
  readonly boundText: string;
};

/** The claims as they are with what was disclosed, null where they cannot be known, and what is said of disclosures and proof. */
export type DisclosedClaims = {
  readonly claims: JsonObject | null;
  readonly checks: readonly Check[];
  readonly selective: Selective;
  /** With the rules for these claims. */
  readonly judging: TokenJudging;
};

/** Processes an SD-JWT's payload (RFC 9901 section 7.1), whoever signed it. */
export async function disclosedClaims(
  payload: JsonObject | null,
  { disclosures, proof, boundText }: Disclosed,
  open: OpenJudging,
): Promise<DisclosedClaims> {
  const hash = payload === null ? null : hashOf(payload);
  const processed =
    payload === null || hash === null || !knownHashes.includes(hash) ? null : processDisclosures(payload, disclosures, hash);
  const claims = processed?.claims ?? null;
  const judging = settled(open, claims ?? payload);
  const binding = await judgeKeyBinding(proof, { text: boundText, hash: hash ?? '', claims }, judging.policy, judging.at);
  return {
    claims,
    checks: [disclosureCheck(payload, hash, processed, disclosures.length), ...binding.checks],
    selective: {
      hash: hash ?? '',
      digests: processed?.digests ?? 0,
      disclosures: processed?.disclosures ?? disclosures.map(unplaced),
      claims,
      keyBinding: binding.shown,
    },
    judging,
  };
}

/** RFC 9901 section 4.1.1; null where `_sd_alg` is no string. */
function hashOf(payload: JsonObject): string | null {
  const node = memberOf(payload, '_sd_alg');
  if (node === undefined) return 'sha-256';
  return node.kind === 'string' ? node.value : null;
}

function disclosureCheck(payload: JsonObject | null, hash: string | null, processed: Processed | null, count: number): Check {
  if (payload === null) return check('disclosures', 'unknown', 'claims-not-checked');
  if (processed === null) return check('disclosures', 'failed', 'disclosures-hash-unknown', [...knownHashes], hash);
  const [fault] = processed.faults;
  if (fault !== undefined) return check('disclosures', 'failed', fault.code, expectations.get(fault.code) ?? null, fault.which);
  return check('disclosures', 'passed', count === 0 ? 'disclosures-none' : 'disclosures-ok', processed.digests, count);
}

const expectations: ReadonlyMap<Check['code'], string> = new Map([
  ['disclosure-malformed', '[salt, name, value]'],
  ['disclosure-shadows', 'a new name'],
]);

/** Without a hash that is known there is no digest. */
function unplaced(text: string): Selective['disclosures'][number] {
  return { text, digest: '', name: null, value: null, salt: null, path: null, problem: 'none' };
}
