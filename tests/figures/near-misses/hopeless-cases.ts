import { createSecretKey, randomBytes } from 'node:crypto';
import { toVerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { algorithms, b64, claims, pair, token } from './foreign.ts';
import { now, type HopelessCase } from './near-case.ts';
import { python } from './writing-cases.ts';

export function hopelessCases(): HopelessCase[] {
  return [...algorithms.flatMap(good), ...algorithms.flatMap(bad), ...lookalikes(), ...farClaims()];
}

function good(alg: JwsAlgorithm): HopelessCase[] {
  const [{ private: key, verifier }, other] = [pair(alg, { kid: 'a' }), pair(alg, { kid: 'b' }, 1)];
  const keys = [other.verifier, verifier];
  const header = { alg, typ: 'JWT', kid: 'a' };
  const is = (name: string, text: string): HopelessCase => ({ name: `${alg}: ${name}`, token: text, keys, hasNoHint: true });
  return [
    is('good', token(alg, key, { header })),
    is('good without kid', token(alg, key)),
    is('good, as Python writes', token(alg, key, { header: python(header), payload: python(claims) })),
  ];
}

function bad(alg: JwsAlgorithm): HopelessCase[] {
  const [{ private: key, verifier }, stranger, other] = [pair(alg), pair(alg, {}, 1), pair(alg === 'ES256' ? 'EdDSA' : 'ES256')];
  const whole = token(alg, key);
  const [header = '', payload = '', signature = ''] = whole.split('.');
  const flipped = Buffer.from(signature, 'base64url');
  flipped.writeUInt8(flipped.readUInt8(7) ^ 1, 7);
  const tampered = b64(JSON.stringify({ ...claims, sub: 'admin' }));
  const is = (name: string, text: string): HopelessCase => ({
    name: `${alg}: ${name}`,
    token: text,
    keys: [verifier, other.verifier],
    hasNoHint: false,
  });
  return [
    is('a key that nobody has', token(alg, stranger.private)),
    is('changed claims', `${header}.${tampered}.${signature}`),
    is('a changed header', `${b64(JSON.stringify({ alg, typ: 'JWT', admin: true }))}.${payload}.${signature}`),
    is('one bit of the signature', `${header}.${payload}.${b64(flipped)}`),
    is('random bytes for a signature', `${header}.${payload}.${b64(randomBytes(flipped.length))}`),
    is('half a signature', `${header}.${payload}.${signature.slice(0, signature.length / 2)}`),
    is('no signature', `${header}.${payload}.`),
  ];
}

/** They look like near misses and are none. */
function lookalikes(): HopelessCase[] {
  const bytes = randomBytes(64);
  const secret = (text: string | Buffer) => toVerificationKey(createSecretKey(Buffer.from(text)), { name: 'shared secret' });
  const is = (name: string, text: string, keys = [secret(randomBytes(64))], policy = {}): HopelessCase => ({
    name,
    token: text,
    keys,
    policy,
    hasNoHint: false,
  });
  const ec = pair('ES256');
  const [header, payload] = [b64(JSON.stringify({ alg: 'ES256' })), b64(JSON.stringify(claims))];
  const der = Buffer.concat([Buffer.from('30440220', 'hex'), randomBytes(32), Buffer.from('0220', 'hex'), randomBytes(32)]);
  const known = pair('RS256', { kid: 'known' });
  return [
    is('base64 for a secret, and another secret', token('HS256', randomBytes(64)), [secret(bytes.toString('base64'))]),
    is('hexadecimal for a secret, and another secret', token('HS256', randomBytes(64)), [secret(bytes.toString('hex'))]),
    is('a secret with a line end, and another one', token('HS256', randomBytes(64)), [secret(`${bytes.toString('hex')}\n`)]),
    is('DER of another key', `${header}.${payload}.${b64(der)}`, [ec.verifier]),
    is('a signature in hexadecimal of another key', `${header}.${payload}.${randomBytes(64).toString('hex')}`, [ec.verifier]),
    is('a public key, and a secret that nobody knows', token('HS256', randomBytes(64)), [known.verifier]),
    is('kid names no key, and no key fits', token('RS256', pair('RS256', {}, 1).private, { header: { alg: 'RS256', kid: 'gone' } }), [
      known.verifier,
    ]),
    is('another algorithm in the header, and another key', token('RS512', pair('RS512', {}, 1).private, { header: { alg: 'RS256' } }), [
      known.verifier,
    ]),
    is('not in the policy, and another key', token('RS256', pair('RS256', {}, 1).private), [known.verifier], { algorithms: ['ES256'] }),
    is('alg none', `${b64(JSON.stringify({ alg: 'none' }))}.${payload}.`),
    is('no key at all', token('HS256', randomBytes(64)), []),
    is('an expired one of another key', token('HS256', randomBytes(64), { payload: { ...claims, exp: now - 86_400 * 3 } })),
  ];
}

/** A good signature over claims that no small change would mend. */
function farClaims(): HopelessCase[] {
  const key = pair('ES256');
  const far = (name: string, changed: object, policy: HopelessCase['policy'] = {}, header = {}): HopelessCase => ({
    name,
    token: token('ES256', key.private, { header: { alg: 'ES256', ...header }, payload: { ...claims, ...changed } }),
    keys: [key.verifier],
    policy,
    hasNoHint: true,
  });
  const audience = { match: 'any' as const, values: ['api'] };
  const raw = (name: string, payload: string, header: object = { alg: 'ES256' }): HopelessCase => ({
    name,
    token: token('ES256', key.private, { header, payload }),
    keys: [key.verifier, pair('RS256').verifier],
    hasNoHint: true,
  });
  return [
    raw('a good signature over a member that is there twice', `{"sub":"a","sub":"b","exp":${now + 60}}`),
    raw('a good signature over an array', '[1,2]'),
    raw('a good signature over no JSON', 'hello'),
    raw('a good signature, and a malformed crit', JSON.stringify(claims), { alg: 'ES256', crit: [] }),
    raw('a good signature, and an extension that nobody knows', JSON.stringify(claims), { alg: 'ES256', crit: ['x'], x: 1 }),
    far('expired 601 s ago', { exp: now - 601, iat: now - 2_000 }),
    far('expired days ago', { exp: now - 300_000, iat: now - 303_600 }),
    far('expired, made 1 h 17 min ago', { exp: now - 1_020, iat: now - 4_620 }),
    far('starts in 12 min', { nbf: now + 720 }),
    far('starts in two days', { nbf: now + 172_800 }),
    far('a word for a time', { exp: 'tomorrow' }),
    far('a date without a zone', { exp: '2030-03-17T18:46:40' }),
    far('an expired date', { exp: '2020-03-17T18:46:40Z' }),
    far('another issuer', { iss: 'https://issuer.example.attacker.example' }, { issuers: ['https://issuer.example'] }),
    far('a path more', { iss: 'https://issuer.example/realms/a' }, { issuers: ['https://issuer.example'] }),
    far('two differences', { iss: 'HTTP://issuer.example/' }, { issuers: ['https://issuer.example'] }),
    far(
      'another tenant',
      { iss: 'https://sts.windows.net/00000000-1234-1234-1234-123456789abc/' },
      {
        issuers: ['https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0'],
      },
    ),
    far('another audience', { aud: 'api2' }, { audience }),
    far('other audiences', { aud: ['apis', 'ap'] }, { audience }),
    far('another client', { aud: 'account', azp: 'other' }, { audience }),
    far('audiences in a text, none of them meant', { aud: 'a b, c' }, { audience }),
    far('another subject', { sub: 'bob' }, { subject: 'alice' }),
    far('an unknown type', {}, { types: ['at+jwt'] }, { typ: 'nonsense' }),
    far('no type', {}, { types: ['at+jwt'] }),
  ];
}
