import type { KeyObject } from 'node:crypto';
import type { Hint } from '../../../../shared/hints.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import { hint } from './hint.ts';
import { readingsOf } from './secret-readings.ts';
import { meantKeys, meantPairs, signatureBytes, signingInput, type Subject } from './subject.ts';
import type { Trials } from './trials.ts';

/** The signature is good if the secret is read otherwise. */
export async function otherReading(subject: Subject, trials: Trials): Promise<Hint | null> {
  const [input, signature] = [signingInput(subject.segments), signatureBytes(subject.segments)];
  for (const { key, alg } of meantPairs(subject)) {
    if (key.kty !== 'oct') return null;
    const secret = key.node.export();
    const readings = readingsOf(secret);
    try {
      for (const { code, bytes } of readings) {
        if (await trials.verifies(input, signature, bytes, alg)) return hint(code, 'signature', { key });
      }
    } finally {
      for (const bytes of [secret, ...readings.map((reading) => reading.bytes)]) bytes.fill(0);
    }
  }
  return null;
}

/** Made by somebody who has no secret: with an empty one, or with a public key (RFC 8725 section 2.1). */
export async function forgery({ alg, segments, keys, token }: Subject, trials: Trials): Promise<Hint | null> {
  if (alg === null || !isJwsAlgorithm(alg) || algorithmTable[alg].kty !== 'oct') return null;
  const [input, signature] = [signingInput(segments), signatureBytes(segments)];
  const check = token.verdict.checks.some(({ name, outcome }) => name === 'algorithm' && outcome === 'failed') ? 'algorithm' : 'signature';
  if (await trials.verifies(input, signature, Buffer.alloc(0), alg)) return hint('empty-secret', check, { isAttack: true });
  for (const key of keys.filter(({ kty }) => kty !== 'oct').slice(0, 4 * meantKeys)) {
    for (const [form, bytes] of publicForms(key.node, key.kid)) {
      if (await trials.verifies(input, signature, bytes, alg)) {
        return hint('public-key-as-secret', check, { actual: form, key, isAttack: true });
      }
    }
  }
  return null;
}

/** A public key as it lies about in files and answers. */
function* publicForms(key: KeyObject, kid: string | null): Generator<[string, Buffer]> {
  for (const type of key.asymmetricKeyType === 'rsa' ? (['spki', 'pkcs1'] as const) : (['spki'] as const)) {
    const pem = key.export({ type, format: 'pem' }).toString();
    const label = type === 'spki' ? 'PEM' : 'PEM (PKCS #1)';
    yield [label, Buffer.from(pem)];
    yield [`${label}, without its last line end`, Buffer.from(pem.trimEnd())];
    yield [`${label}, CRLF`, Buffer.from(pem.replaceAll('\n', '\r\n'))];
    yield [`${label}, CRLF, without its last line end`, Buffer.from(pem.trimEnd().replaceAll('\n', '\r\n'))];
    const der = key.export({ type, format: 'der' });
    yield [type === 'spki' ? 'DER' : 'DER (PKCS #1)', der];
    yield ['base64 of the DER', Buffer.from(der.toString('base64'))];
  }
  const jwk = key.export({ format: 'jwk' });
  const sorted = Object.fromEntries(Object.entries(jwk).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  for (const members of [
    jwk,
    sorted,
    { kty: jwk.kty, ...sorted },
    ...(kid === null
      ? []
      : [
          { ...jwk, kid },
          { kid, ...jwk },
        ]),
  ]) {
    yield ['JWK', Buffer.from(JSON.stringify(members))];
    yield ['JWK, two spaces', Buffer.from(JSON.stringify(members, null, 2))];
  }
  for (const name of ['n', 'x'] as const) {
    const number = jwk[name];
    if (number === undefined) continue;
    yield [`the member ${name}`, Buffer.from(number)];
    yield [`the bytes of ${name}`, Buffer.from(number, 'base64url')];
  }
}
