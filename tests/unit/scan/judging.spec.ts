import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { toVerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { at, byDefault, rowsOf, runOn, scanWith, valueOf } from './scanning.ts';
import { encoded, makers, tokenOf } from './tokens.ts';

const keys = { signing: makers.map(({ verify }) => verify), decryption: [] };

/** What may be wrong with a token, at every place of it. */
const faults: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => `${token.slice(0, -4)}AAAA`,
  (token) => token.slice(0, -8),
  (token) => `${token.split('.').slice(0, 2).join('.')}.`,
  (token) => token.replace(/\.[^.]+\./, `.${encoded({ sub: 'someone else', exp: at + 60 })}.`),
  (token) => token.replace(/\.[^.]+\./, `.${encoded('{"sub":"a","sub":"b"}')}.`),
  (token) => token.replace(/^[^.]+/, encoded({ alg: 'none' })),
  (token) => token.replace(/^[^.]+/, encoded({ alg: 'HS256', kid: 'ES256' })),
  (token) => token.replace(/^[^.]+/, encoded({ alg: 'HS256', kid: 'nobody' })),
  (token) => token.replace(/^[^.]+/, encoded({ alg: 'RS256', crit: ['exp'], exp: 1 })),
];
const claimSets = (index: number) => [
  { iss: 'https://issuer.example', sub: `user-${index}`, exp: at + 60 },
  { iss: 'https://issuer.example', sub: `user-${index}`, exp: at },
  { sub: `user-${index}`, nbf: at + 1 },
  { sub: `user-${index}`, iat: at + 100, exp: at + 200 },
  { sub: index, exp: 'soon' },
];

test('2,800 tokens of all algorithms are judged as the judge judges them one by one', async () => {
  test.setTimeout(120_000);
  const tokens = makers.flatMap((maker) =>
    Array.from({ length: 4 }).flatMap((_, index) =>
      claimSets(index).flatMap((claims) => faults.map((fault) => fault(tokenOf(maker, claims)))),
    ),
  );
  const scan = scanWith(keys);
  const summary = await runOn(scan, {
    kind: 'text',
    text: tokens.map((token, line) => `${line} authorization: Bearer ${token};`).join('\n'),
  });
  const rows = await rowsOf(scan, summary.session);
  expect(tokens.length).toBeGreaterThanOrEqual(2_000);
  expect(summary.stoppedBy).toBeNull();
  expect(summary.occurrences).toBe(tokens.length);
  const seen = new Set<string>();
  const told: unknown[] = [];
  const judged: unknown[] = [];
  for (const row of rows) {
    const { text } = valueOf(await scan.token({ session: summary.session, index: row.index }));
    const { verdict } = await verifyToken(text, keys.signing, defaultPolicy, at);
    const bad = verdict.checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown').map(({ name }) => name);
    told.push([row.line, text, row.failed, ['valid', 'warning'].includes(row.verdict)]);
    judged.push([row.line, tokens[row.line - 1], verdict.valid ? [] : [...new Set(bad)], verdict.valid]);
    seen.add(row.verdict);
  }
  // As wholes: an assertion for each of them takes longer than judging them all.
  expect(told).toEqual(judged);
  expect([...seen].toSorted()).toEqual(['invalid', 'unknown', 'valid', 'warning']);
  expect(new Set(rows.filter(({ verdict }) => verdict === 'valid').map(({ alg }) => alg)).size).toBe(makers.length);
  scan.releaseAll();
});

test('a token that no key here can judge is not called invalid, unless something else is wrong with it', async () => {
  const [maker] = makers;
  if (maker === undefined) throw new Error('There are some');
  const named = (claims: object) => tokenOf(maker, claims).replace(/^[^.]+/, encoded({ alg: maker.alg, kid: 'nobody' }));
  const scan = scanWith(keys);
  const { session } = await runOn(scan, { kind: 'text', text: [named({ exp: at + 60 }), named({ exp: at - 60 })].join('\n') });
  expect((await rowsOf(scan, session)).map(({ verdict, failed }) => [verdict, failed[0]])).toEqual([
    ['unknown', 'key'],
    ['invalid', 'key'],
  ]);
  scan.releaseAll();
});

test('a secret of the keychain is read once, and only when a token means it', async () => {
  const [meant, other] = makers.filter(({ alg }) => alg.startsWith('HS'));
  if (meant === undefined || other === undefined) throw new Error('There are three of them');
  const reads: string[] = [];
  const unread = [meant, other].map(({ verify }) => {
    const { isUsable, id, name, kid, kty, algorithms, isPinned, isWeak } = verify;
    const read = async () => {
      reads.push(name);
      return verify;
    };
    return { isUsable, id, name, kid, kty, algorithms, isPinned, isWeak, read };
  });
  const scan = scanWith({ signing: unread, decryption: [] });
  const text = Array.from({ length: 2_000 }, (_, index) => `${tokenOf(meant, { sub: index, exp: at + 9 })}\n`).join('');
  const summary = await runOn(scan, { kind: 'text', text });
  expect(summary.counts.warning).toBe(2_000);
  expect(reads).toEqual([meant.alg]);
  scan.releaseAll();
});

test('the policy of its issuer judges a token', async () => {
  const [maker] = makers;
  if (maker === undefined) throw new Error('There are some');
  const strict = { ...defaultPolicy, required: ['jti'] };
  const scan = scanWith(keys, { ...byDefault, byIssuer: new Map([['https://strict.example', strict]]) });
  const text = ['https://strict.example', 'https://other.example'].map((iss) => tokenOf(maker, { iss, sub: 's', exp: at + 9 })).join('\n');
  const { session } = await runOn(scan, { kind: 'text', text });
  const rows = await rowsOf(scan, session);
  expect(rows.map(({ verdict, failed }) => [verdict, failed])).toEqual([
    ['invalid', ['claim:jti']],
    ['valid', []],
  ]);
  scan.releaseAll();
});

test('a token of which two implementations say different things ends the scan with an error', async () => {
  // Node verifies by 1024 bits, jose refuses to: nothing that is imported can be such a key without the mark "weak".
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const weak = toVerificationKey(privateKey, { id: 'RS256', name: 'RS256', kid: 'RS256', algorithms: ['RS256'], isWeak: true });
  const text = tokenOf({ alg: 'RS256', sign: privateKey, verify: weak }, { sub: 's', exp: at + 9 });
  const endOf = async (isWeak: boolean) => {
    const scan = scanWith({ signing: [{ ...weak, isWeak }], decryption: [] });
    const { stoppedBy, isPartial, tokens } = await runOn(scan, { kind: 'text', text });
    scan.releaseAll();
    return [stoppedBy?.code, stoppedBy?.field, isPartial, tokens];
  };
  expect(await endOf(false)).toEqual(['internal', 'cross-check', true, 0]);
  expect(await endOf(true)).toEqual([undefined, undefined, false, 1]);
});

test('what was said of a header under one policy is not said of it under another', async () => {
  const [maker] = makers;
  if (maker === undefined) throw new Error('There are some');
  const strict = { ...defaultPolicy, types: ['at+jwt'], algorithms: ['ES512'] };
  const scan = scanWith(keys, { ...byDefault, byIssuer: new Map([['https://strict.example', strict]]) });
  const text = ['https://strict.example', 'https://other.example']
    .flatMap((iss) => [1, 2].map((sub) => tokenOf(maker, { iss, sub: `${sub}`, exp: at + 9 })))
    .join('\n');
  const { session } = await runOn(scan, { kind: 'text', text });
  const rows = await rowsOf(scan, session);
  expect(rows.map(({ failed }) => failed)).toEqual([['algorithm', 'signature', 'typ'], ['algorithm', 'signature', 'typ'], [], []]);
  scan.releaseAll();
});

test('threads that were started ahead judge the next scan, and no other', async () => {
  const [maker] = makers;
  if (maker === undefined) throw new Error('There are some');
  const source = { kind: 'text', text: tokenOf(maker, { sub: 'a', exp: at + 60 }) } as const;
  const scan = scanWith(keys);
  scan.prepare();
  scan.prepare();
  const [first, second] = [await runOn(scan, source), await runOn(scan, source)];
  const rows = [await rowsOf(scan, first.session), await rowsOf(scan, second.session)];
  expect(rows.map((of) => of.map(({ subject, verdict, times }) => [subject, verdict, times]))).toEqual([
    [['a', 'valid', 1]],
    [['a', 'valid', 1]],
  ]);
  scan.prepare();
  scan.releaseAll();
  // What was started ahead is gone; the next scan starts its own.
  expect((await runOn(scan, source)).counts.valid).toBe(1);
  scan.releaseAll();
});
