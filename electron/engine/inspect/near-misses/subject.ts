import type { InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { jwsAlgorithms, type JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { CheckName } from '../../../../shared/verdict.ts';
import { rsaModulusBytes } from '../../keys/import/key-facts.ts';
import type { VerificationKey } from '../../keys/import/verification-key.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import { joinedHeader } from '../../tokens/joined-header.ts';
import { decodeBase64url } from '../../tokens/base64url.ts';
import { maxHeaderDepth } from '../../tokens/strict-parse.ts';
import { trialKeysFor, type NearMissJudging, type TrialKey } from './trial-keys.ts';

/** The exact texts, canonical or not. */
export type Segments = { readonly header: string; readonly payload: string; readonly signature: string };

/** What is looked at for a signature hint. `alg` is the token's own word for it, known or not. */
export type Subject = {
  readonly token: InspectedToken;
  readonly judging: NearMissJudging;
  readonly segments: Segments;
  readonly header: JsonObject;
  readonly alg: string | null;
  readonly kid: string | null;
  /** Whether all three are canonical base64url; only then does anything but the text need mending. */
  readonly isCanonical: boolean;
  /** The likeliest first: the one that judged, those with the token's kid, those given for this look, the others. */
  readonly keys: readonly TrialKey[];
};

/** Every way of mending is tried with so many keys of the right type. */
export const meantKeys = 8;

/** @returns null where there is no signature to try, or it covers a payload that is no segment (`b64` false, RFC 7797) */
export async function subjectOf(token: InspectedToken, judging: NearMissJudging): Promise<Subject | null> {
  const segments = segmentsOf(token);
  const own = token.header === null ? { kind: 'object' as const, members: [] } : (token.header.json ?? readAnyhow(token.header.text));
  if (segments === null || own === null || memberOf(own, 'b64') !== undefined) return null;
  const joined = joinedHeader(own, token.unprotected);
  const header = joined.ok ? joined.value : own;
  const alg = stringMember(header, 'alg') ?? null;
  const kid = stringMember(header, 'kid') ?? null;
  const keys = await trialKeysFor({ token, header: own, alg, kid }, judging);
  const isCanonical = Object.values(segments).every((text: string) => decodeBase64url(text) !== null);
  return { token, judging, segments, header, alg, kid, isCanonical, keys };
}

/** A header whose text is not canonical says all the same what was meant. */
function readAnyhow(segment: string): JsonObject | null {
  const parsed = parseJson(Buffer.from(segment, 'base64url').toString('utf8'), maxHeaderDepth);
  return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null;
}

/** Of a JSON serialization nothing may be protected; its signature then covers an empty text and the payload. */
function segmentsOf({ header, payload, signature }: InspectedToken): Segments | null {
  if (payload === null || signature === null) return null;
  return { header: header?.text ?? '', payload: payload.text, signature: signature.text };
}

export function isFailing(token: InspectedToken, name: CheckName): boolean {
  return token.verdict.checks.some((check) => check.name === name && (check.outcome === 'failed' || check.outcome === 'unknown'));
}

/** Every algorithm that the key's type and curve can do, whatever it is set to and however strong it is. */
export function possibleAlgorithms({ kty, node }: VerificationKey): readonly JwsAlgorithm[] {
  const curve = curveNames[node.asymmetricKeyDetails?.namedCurve ?? ''];
  return jwsAlgorithms.filter((alg) => {
    const facts = algorithmTable[alg];
    return facts.kty === kty && (facts.kty !== 'EC' || facts.curve === curve);
  });
}

const curveNames: Readonly<Record<string, string>> = { prime256v1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** The size of a signature in bytes. */
export function signatureSize(alg: JwsAlgorithm, key: VerificationKey): number {
  const facts = algorithmTable[alg];
  return facts.kty === 'RSA' ? rsaModulusBytes(key.node) : facts.signatureBytes;
}

/** The few keys with which every mend is tried, each with the algorithm that the token names. */
export function meantPairs({ alg, keys }: Subject): { key: TrialKey; alg: JwsAlgorithm }[] {
  if (alg === null || !isJwsAlgorithm(alg)) return [];
  const fitting = keys.filter((key) => possibleAlgorithms(key).includes(alg));
  return fitting.slice(0, meantKeys).map((key) => ({ key, alg }));
}

export function signingInput({ header, payload }: Pick<Segments, 'header' | 'payload'>): Buffer {
  return Buffer.from(`${header}.${payload}`, 'utf8');
}

/** Forgiving: what is no base64url is passed over. */
export function signatureBytes({ signature }: Segments): Buffer {
  return Buffer.from(signature, 'base64url');
}
