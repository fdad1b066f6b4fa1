import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { nearMisses } from '../../../electron/engine/inspect/near-misses/near-misses.ts';
import { maximumTrials, startTrials } from '../../../electron/engine/inspect/near-misses/trials.ts';
import { importSecret, importSecretBytes } from '../../../electron/engine/keys/import/secret.ts';
import type { CandidateKey, UnreadSecret, VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { hintCodes, hintsSchema } from '../../../shared/hints.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import type { Result } from '../../../shared/result.ts';
import { claimCases } from '../../figures/near-misses/claim-cases.ts';
import { b64, claims, pair, segment, signRaw, token } from '../../figures/near-misses/foreign.ts';
import { hintsFor, inspected } from '../../figures/near-misses/judged.ts';
import { keyCases } from '../../figures/near-misses/key-cases.ts';
import { now } from '../../figures/near-misses/near-case.ts';
import { forgeryCases, secretCases } from '../../figures/near-misses/secret-cases.ts';
import { decodedCases, signatureCases } from '../../figures/near-misses/signature-cases.ts';
import { textCases } from '../../figures/near-misses/text-cases.ts';
import { writingCases } from '../../figures/near-misses/writing-cases.ts';

const unwrap = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

/** A secret as the vault hands it out: in the keychain until it is read. */
function unread(key: VerificationKey, name: string): { key: UnreadSecret; reads: () => number } {
  let reads = 0;
  const { node: _, ...row } = key;
  const read = async (): Promise<CandidateKey> => {
    reads += 1;
    return { ...key, id: name, name };
  };
  return { key: { ...row, id: name, name, read }, reads: () => reads };
}

test('the corpus has every hint there is', () => {
  const cases = [
    ...secretCases(),
    ...forgeryCases(),
    ...keyCases(),
    ...signatureCases(),
    ...decodedCases(),
    ...writingCases(),
    ...textCases(),
    ...claimCases(),
  ];
  expect([...new Set(cases.map(({ code }) => code))].toSorted()).toEqual([...hintCodes].toSorted());
});

test('no part of a secret is in a hint', async () => {
  for (const one of secretCases()) {
    const hints = await hintsFor(one);
    expect(hintsSchema.safeParse({ hints }).success).toBe(true);
    const said = JSON.stringify(hints);
    for (const key of one.keys) {
      if (!key.isUsable || !('node' in key)) continue;
      const bytes = key.node.export();
      for (const encoding of ['utf8', 'hex', 'base64', 'base64url'] as const) {
        expect(said).not.toContain(Buffer.from(bytes).toString(encoding).slice(0, 12));
      }
    }
  }
});

test('what a hint about a secret says holds before the real judge: read so, the token is valid', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 64, maxLength: 80 }),
      fc.constantFrom('base64' as const, 'base64url' as const, 'hex' as const),
      async (bytes, encoding) => {
        const text = Buffer.from(bytes).toString(encoding);
        const made = token('HS256', Buffer.from(bytes));
        const [hint] = await hintsFor({ token: made, keys: [unwrap(importSecret(text, 'utf8', { name: 'secret' }))] });
        const named = { 'secret-as-base64': 'base64', 'secret-as-base64url': 'base64url', 'secret-as-hex': 'hex' } as const;
        const read = Object.entries(named).find(([code]) => code === hint?.code)?.[1];
        if (read === undefined) throw new Error(`no reading: ${hint?.code}`);
        // Without its own characters and padding one text is both: either name is right, so both lead to the same bytes.
        const same = Buffer.from(text, read);
        const { verdict } = await verifyToken(made, [unwrap(importSecretBytes(same, { name: 'secret' }))], defaultPolicy, now);
        expect(verdict.valid).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('several faults at once: each hint mends its own check', async () => {
  const key = pair('ES256', { kid: 'a' });
  const header = segment({ alg: 'ES256', typ: 'JWT', kid: 'a' });
  const payload = segment({ ...claims, iss: 'https://issuer.example/', aud: 'API', exp: now - 30 });
  const der = b64(signRaw('ES256', key.private, `${header}.${payload}`, { dsaEncoding: 'der' }));
  const policy = { issuers: ['https://issuer.example'], audience: { match: 'any' as const, values: ['api'] } };
  const hints = await hintsFor({ token: `${header}.${payload}.${der}`, keys: [key.verifier], policy });
  expect(hints.map(({ code, check, expected }) => [code, check, expected])).toEqual([
    ['signature-der', 'signature', 'R || S'],
    ['with-leeway', 'exp', 31],
    ['issuer-slash', 'iss', 'https://issuer.example'],
    ['audience-case', 'aud', 'api'],
  ]);
});

test('a valid token has no near misses, and the same token always has the same', async () => {
  const key = pair('HS256');
  expect(await hintsFor({ token: token('HS256', key.private), keys: [key.verifier] })).toEqual([]);
  for (const one of claimCases().slice(0, 12)) expect(await hintsFor(one)).toEqual(await hintsFor(one));
});

test('what lived for an hour and expired just now is not said to be an hour off', async () => {
  const key = pair('HS256');
  const times = { iat: now - 3_612, exp: now - 12 };
  const hints = await hintsFor({ token: token('HS256', key.private, { payload: { ...claims, ...times } }), keys: [key.verifier] });
  expect(hints.map(({ code }) => code)).toEqual(['with-leeway']);
});

test('a signature hint names the key that it was tried with', async () => {
  const keys = [pair('ES384', { name: 'other' }), pair('ES256', { name: 'mine' })];
  const [, mine] = keys;
  if (mine === undefined) throw new Error('no key');
  const made = token('ES256', mine.private, { options: { dsaEncoding: 'der' } });
  const [hint] = await hintsFor({ token: made, keys: keys.map(({ verifier }) => verifier) });
  expect(hint).toMatchObject({ code: 'signature-der', key: { id: null, name: 'mine' }, isAttack: false });
});

test('of two keys with one kid the one that verifies is named by its name', async () => {
  const [first, second] = [pair('ES256', { kid: 'a', name: 'first' }), pair('ES256', { kid: 'a', name: 'second' })];
  const made = token('ES256', second.private, { header: { alg: 'ES256', kid: 'a' } });
  const [hint] = await hintsFor({ token: made, keys: [first.verifier, second.verifier] });
  expect(hint).toMatchObject({ code: 'other-key', check: 'key', expected: 'a', actual: 'second', key: { name: 'second' } });
});

test('secrets stay in the keychain unless the token says HMAC', async () => {
  const secret = unread(pair('HS256').verifier, 'secret');
  const rsa = pair('RS256');
  const stranger = token('RS256', pair('RS256', {}, 1).private);
  expect(await hintsFor({ token: stranger, keys: [rsa.verifier, secret.key] })).toEqual([]);
  expect(secret.reads()).toBe(0);
});

test('of many secrets in the keychain a bounded number is read', async () => {
  const secrets = Array.from({ length: 60 }, (_, index) => unread(pair('HS256').verifier, `secret ${index}`));
  const judged = await inspected({ token: token('HS256', randomBytes(64)), keys: [] });
  const judging = { keys: { signing: secrets.map(({ key }) => key) }, policy: defaultPolicy, at: now };
  expect(await nearMisses(judged, judging, new AbortController().signal)).toEqual([]);
  expect(secrets.reduce((sum, { reads }) => sum + reads(), 0)).toBe(32);
});

test('a token whose kid names a secret of the keychain finds the other one that signed it', async () => {
  const [named, used] = [pair('HS256', { kid: 'a' }), pair('HS256', { kid: 'b' })];
  const keys = [unread(named.verifier, 'first').key, unread(used.verifier, 'second').key];
  const made = token('HS256', used.private, { header: { alg: 'HS256', kid: 'a' } });
  const [hint] = await hintsFor({ token: made, keys });
  expect(hint).toMatchObject({ code: 'other-key', expected: 'a', actual: 'b', key: { id: 'second' } });
});

test('the signal ends the search of the signature, and what costs nothing is still said', async () => {
  const key = pair('ES256');
  const made = token('ES256', key.private, { payload: { ...claims, exp: now - 1 }, options: { dsaEncoding: 'der' } });
  const judged = await inspected({ token: made, keys: [key.verifier] });
  const hints = await nearMisses(judged, { keys: { signing: [key.verifier] }, policy: defaultPolicy, at: now }, AbortSignal.abort());
  expect(hints.map(({ code }) => code)).toEqual(['with-leeway']);
});

test('others get their turn between the tries, and the number of tries is bounded', async () => {
  const keys = Array.from({ length: 300 }, () => pair('HS512').verifier);
  const made = token('HS512', randomBytes(64), { payload: { ...claims, note: 'x'.repeat(150_000) } });
  const judged = await inspected({ token: made, keys });
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  expect(await nearMisses(judged, { keys: { signing: keys }, policy: defaultPolicy, at: now }, new AbortController().signal)).toEqual([]);
  isOver = true;
  expect(turns).toBeGreaterThan(5);
});

test('after so many tries none verifies any more, and large contents count for more', async () => {
  const { private: secret } = pair('HS256');
  if (Buffer.isBuffer(secret)) throw new Error('no key object');
  for (const [input, tries] of [
    [Buffer.alloc(10), maximumTrials],
    [Buffer.alloc(160_000), Math.ceil(maximumTrials / 10)],
  ] as const) {
    const trials = startTrials(new AbortController().signal);
    const good = signRaw('HS256', secret, input);
    for (let count = 0; count < tries; count++) expect(await trials.verifies(input, good, secret, 'HS256')).toBe(true);
    expect(trials.isOver()).toBe(true);
    expect(await trials.verifies(input, good, secret, 'HS256')).toBe(false);
  }
});
