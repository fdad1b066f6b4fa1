import { generateKeyPairSync, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { jsonNumber, jsonString, memberOf, numberMember, stringMember, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { Fault } from '../../../shared/requests.ts';
import { assertNever, fail, ok, type Result } from '../../../shared/result.ts';
import type { SigningKey } from '../keys/import/signing-key.ts';
import { algorithmTable, isJwsAlgorithm } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { signBytes, signToken } from './sign.ts';
import { strictParse } from './strict-parse.ts';

/** A broken token was over for this long, in seconds: beyond the leeway that servers commonly grant. */
const expiredFor = 60;

/** A well-formed token, with its exact texts. */
type Whole = {
  readonly compact: string;
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly headerText: string;
  readonly payloadText: string;
  readonly signature: Buffer;
};

/**
 * Breaks exactly one rule of a good token, so that an endpoint can be seen to refuse it.
 * @param signWith the key that signed it; only 'expired' needs it
 * @param at Unix seconds
 * @returns 'token-malformed' when it is not a JWT, 'key-unusable' when the key is missing or is another algorithm's
 */
export async function breakToken(compact: string, fault: Fault, signWith: SigningKey | null, at: number): Promise<Result<string>> {
  if (fault === 'none') return ok(compact);
  const token = strictParse(compact);
  const { header, payload, signature } = token;
  if (token.problem !== null || !header?.json || !payload?.json || !signature?.bytes) {
    return fail(appError('token-malformed', { field: 'token', expected: 'JWS compact', actual: token.problem?.code ?? '' }));
  }
  const whole: Whole = {
    compact,
    header: header.json,
    claims: payload.json,
    headerText: header.text,
    payloadText: payload.text,
    signature: signature.bytes,
  };
  switch (fault) {
    case 'expired':
      return expire(whole, signWith, at);
    case 'claims-changed':
      return ok(changeClaims(whole));
    case 'signature-changed':
      return changeSignature(whole);
    case 'wrong-key':
      return signWithStranger(whole);
    case 'alg-none':
      return ok(`${encodeBase64url(stringifyJson(withMember(whole.header, 'alg', jsonString('none'))))}.${whole.payloadText}.`);
    default:
      return assertNever(fault);
  }
}

/** Moves the token's whole life into the past, so that `exp` alone is wrong and `iat` still precedes it. */
async function expire(token: Whole, signWith: SigningKey | null, at: number): Promise<Result<string>> {
  const alg = stringMember(token.header, 'alg');
  if (signWith === null || signWith.alg !== alg) {
    return fail(appError('key-unusable', { field: 'key', expected: alg ?? 'alg', actual: signWith?.alg ?? 'no key' }));
  }
  const expiry = Math.floor(at) - expiredFor;
  const shift = expiry - (numberMember(token.claims, 'exp') ?? Math.floor(at) + 3_600);
  let claims = withMember(token.claims, 'exp', jsonNumber(expiry));
  for (const name of ['iat', 'nbf']) {
    const time = numberMember(claims, name);
    if (time !== undefined) claims = withMember(claims, name, jsonNumber(Math.min(time + shift, expiry)));
  }
  return ok(await signToken(token.header, stringifyJson(claims), signWith));
}

function changeClaims({ headerText, claims, signature }: Whole): string {
  const subject = stringMember(claims, 'sub');
  const changed = withMember(claims, 'sub', jsonString(subject === undefined ? 'somebody-else' : `${subject}-changed`));
  return `${headerText}.${encodeBase64url(stringifyJson(changed))}.${encodeBase64url(signature)}`;
}

/** Flips one bit of the last byte; what comes out is canonical base64url again, so that only the signature is wrong. */
function changeSignature({ headerText, payloadText, signature }: Whole): Result<string> {
  const last = signature.at(-1);
  if (last === undefined) return fail(appError('token-malformed', { field: 'token', expected: 'signature', actual: 'none' }));
  const changed = Buffer.concat([signature.subarray(0, -1), Buffer.of(last ^ 1)]);
  return ok(`${headerText}.${payloadText}.${encodeBase64url(changed)}`);
}

/** Header and payload as they are, `kid` included, signed by a key that nobody knows. */
async function signWithStranger({ header, headerText, payloadText }: Whole): Promise<Result<string>> {
  const alg = stringMember(header, 'alg') ?? '';
  if (!isJwsAlgorithm(alg)) {
    return fail(
      appError('token-malformed', { field: 'token', expected: Object.keys(algorithmTable).join(', '), actual: alg.slice(0, 40) }),
    );
  }
  const input = `${headerText}.${payloadText}`;
  return ok(`${input}.${encodeBase64url(await signBytes(Buffer.from(input, 'ascii'), alg, stranger(alg)))}`);
}

/** One RSA key serves all strangers: making one takes a tenth of a second. */
let rsaStranger: KeyObject | undefined;

function stranger(alg: JwsAlgorithm): KeyObject {
  const facts = algorithmTable[alg];
  switch (facts.kty) {
    case 'oct':
      return createSecretKey(randomBytes(facts.minimumKeyBytes));
    case 'RSA':
      return (rsaStranger ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
    case 'EC':
      return generateKeyPairSync('ec', { namedCurve: facts.curve }).privateKey;
    case 'OKP':
      return generateKeyPairSync('ed25519').privateKey;
  }
}

/** Replaces the member in its place, or adds it at the end. */
function withMember(object: JsonObject, name: string, value: JsonNode): JsonObject {
  if (memberOf(object, name) === undefined) return { kind: 'object', members: [...object.members, { name, value }] };
  return { kind: 'object', members: object.members.map((member) => (member.name === name ? { name, value } : member)) };
}
