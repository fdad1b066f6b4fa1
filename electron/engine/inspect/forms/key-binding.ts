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

export type KeyBinding = { readonly check: Check; readonly shown: Selective['keyBinding'] };

/** What stands before the proof, with its last tilde (RFC 9901 section 4.3.1), and the claims with what was disclosed. */
export type Bound = { readonly text: string; readonly hash: string; readonly claims: JsonObject | null };

/**
 * Judges the holder's proof of an SD-JWT (RFC 9901 section 7.3): a KB-JWT signed now, over exactly this presentation, with the
 * key that the issuer named in `cnf`. Whether nonce and audience are the ones asked for only the verifier who asked can know.
 * @param proof the KB-JWT; null where there is none
 */
export async function judgeKeyBinding(proof: string | null, bound: Bound, policy: Policy, at: number): Promise<KeyBinding> {
  if (proof === null) return { check: withoutProof(bound.claims, policy), shown: null };
  const token = strictParse(proof);
  const shown = { header: segmentOf(token.header), payload: segmentOf(token.payload), signature: rawPartOf(token.signature) };
  const checked = (outcome: 'failed' | 'unknown', ...rest: Fault): KeyBinding => ({ check: check('key-binding', outcome, ...rest), shown });
  if (bound.claims === null) return checked('unknown', 'key-binding-no-key', 'cnf.jwk', null);
  const key = holderKey(bound.claims);
  if (key === null) return checked('failed', 'key-binding-no-key', 'cnf.jwk', null);
  const { verdict, claims } = await judge(token, [key], { ...proofPolicy, leewaySeconds: policy.leewaySeconds }, at);
  const fault = faultOf(verdict.checks) ?? hashFault(claims, bound);
  return fault === null ? { check: check('key-binding', 'passed', 'key-binding-ok'), shown } : checked('failed', ...fault);
}

/** RFC 9901 section 4.3; other times in it are judged as those of any JWT. */
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
  const bad = checks.find(({ outcome }) => outcome === 'failed' || outcome === 'unknown');
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
