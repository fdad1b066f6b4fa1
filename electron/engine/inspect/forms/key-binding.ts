import type { Selective } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { defaultPolicy, type Policy } from '../../../../shared/policy.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { check } from '../../tokens/checks.ts';
import { carriedKey } from '../../tokens/own-key.ts';
import { strictParse } from '../../tokens/strict-parse.ts';
import { judge } from '../../tokens/verify.ts';
import { digestOf } from './disclosures.ts';
import { rawPartOf, segmentOf } from './parts.ts';
import { checksOfProof, isOfProof } from './proof-checks.ts';

/** `checks`: one of the proof as a whole, and those of what it says, where there is one. */
export type KeyBinding = { readonly checks: readonly Check[]; readonly shown: Selective['keyBinding'] };

/** What stands before the proof, with its last tilde (RFC 9901 section 4.3.1), and the claims with what was disclosed. */
export type Bound = { readonly text: string; readonly hash: string; readonly claims: JsonObject | null };

/**
 * Judges the holder's proof of an SD-JWT (RFC 9901 section 7.3): a KB-JWT signed now, over exactly this presentation, with the
 * key that the issuer named in `cnf`, for the audience of the policy and no older than it allows. Whether the nonce is the one
 * that was sent only the verifier who sent it can know.
 * @param proof the KB-JWT; null where there is none
 */
export async function judgeKeyBinding(proof: string | null, bound: Bound, policy: Policy, at: number): Promise<KeyBinding> {
  if (proof === null) return { checks: [withoutProof(bound.claims, policy)], shown: null };
  const token = strictParse(proof);
  const shown = { header: segmentOf(token.header), payload: segmentOf(token.payload), signature: rawPartOf(token.signature) };
  const key = bound.claims === null ? null : holderKey(bound.claims);
  const { audience, leewaySeconds } = policy;
  const maximumAgeSeconds = policy.maximumProofAgeSeconds ?? policy.maximumAgeSeconds;
  const judged = await judge(token, key === null ? [] : [key], { ...proofPolicy, audience, leewaySeconds, maximumAgeSeconds }, at);
  const whole = (): Check => {
    if (key === null) return check('key-binding', bound.claims === null ? 'unknown' : 'failed', 'key-binding-no-key', 'cnf.jwk');
    const fault = faultOf(judged.verdict.checks) ?? hashFault(judged.claims, bound);
    return fault === null ? check('key-binding', 'passed', 'key-binding-ok') : check('key-binding', 'failed', ...fault);
  };
  return { checks: [whole(), ...checksOfProof(judged, policy)], shown };
}

/** RFC 9901 section 4.3; other times in it are judged as those of any JWT. One that was signed in the future is not taken. */
const proofPolicy: Policy = {
  ...defaultPolicy,
  types: ['kb+jwt'],
  required: ['iat', 'aud', 'nonce', 'sd_hash'],
  futureIat: 'refuse',
};

/**
 * RFC 9901 section 7.3: whether a proof is needed is the verifier's decision, never the presenter's. A policy says so by
 * requiring `cnf`; else a missing proof is worth a warning, because whoever holds a copy can present it.
 */
function withoutProof(claims: JsonObject | null, policy: Policy): Check {
  const isDemanded = policy.required.includes('cnf');
  if (isDemanded) return check('key-binding', 'failed', 'key-binding-required', 'KB-JWT');
  const hasKey = claims !== null && memberOf(claims, 'cnf') !== undefined;
  return hasKey ? check('key-binding', 'warning', 'key-binding-required', 'KB-JWT') : check('key-binding', 'skipped', 'key-binding-absent');
}

/** The holder's public key (RFC 7800 section 3.2). A secret or a private key in the open would bind nobody. */
function holderKey(claims: JsonObject) {
  const cnf = memberOf(claims, 'cnf');
  const jwk = cnf?.kind === 'object' ? memberOf(cnf, 'jwk') : undefined;
  const carried = jwk === undefined ? null : carriedKey(jwk);
  return carried?.ok === true ? carried.value : null;
}

type Fault = [code: Check['code'], expected?: Check['expected'], actual?: Check['actual']];

/** The ordinary judge's first complaint about the proof. */
function faultOf(checks: readonly Check[]): Fault | null {
  const bad = checks.find(({ name, outcome }) => (outcome === 'failed' || outcome === 'unknown') && !isOfProof(name));
  if (bad === undefined) return null;
  if (bad.code === 'signature-bad' || bad.name === 'key') return ['key-binding-bad'];
  const text = (value: Check['actual']) => (value === null ? '' : `: ${Array.isArray(value) ? value.join(', ') : value}`);
  return ['key-binding-malformed', `${bad.name}${text(bad.expected)}`, `${bad.name}${text(bad.actual)}`];
}

function hashFault(claims: JsonObject | null, { text, hash }: Bound): Fault | null {
  const said = claims === null ? null : (stringMember(claims, 'sd_hash') ?? null);
  const computed = digestOf(text, hash);
  if (said !== null && said === computed) return null;
  return ['key-binding-hash-differs', said, computed];
}
