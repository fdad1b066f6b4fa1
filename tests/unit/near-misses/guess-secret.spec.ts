import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { guessSecret } from '../../../electron/engine/inspect/guess-secret/guess-secret.ts';
import { searchSecret, triesOf } from '../../../electron/engine/inspect/guess-secret/search.ts';
import { knownSecrets } from '../../../electron/engine/keys/health/known-secrets.ts';
import { secretGuessSchema } from '../../../shared/hints.ts';
import { claims, pair, signRaw, token } from '../../figures/near-misses/foreign.ts';
import { inspected } from '../../figures/near-misses/judged.ts';

const quiet = () => ({ onProgress: () => undefined, signal: new AbortController().signal });
const lookFor = async (text: string) => guessSecret(await inspected({ token: text, keys: [] }), quiet());

test('a secret of the list is found by its line, in every HMAC, and is never said', async () => {
  const lines = (await knownSecrets()).toString('utf8').split('\n').slice(1, -1);
  for (const [alg, line] of [
    ['HS256', 1],
    ['HS384', 50_000],
    ['HS512', lines.length],
  ] as const) {
    const secret = lines[line - 1] ?? '';
    const guessed = await lookFor(token(alg, Buffer.from(secret)));
    expect(guessed).toMatchObject({ ok: true, value: { outcome: 'found', from: 'list', line, characters: secret.length } });
    if (guessed.ok) expect(secretGuessSchema.safeParse(guessed.value).success).toBe(true);
  }
});

test('a word of the list is found also as a file’s line, and as what it decodes to', async () => {
  const lines = (await knownSecrets()).toString('utf8').split('\n').slice(1, -1);
  const line = lines.indexOf('secret') + 1;
  expect(await lookFor(token('HS256', Buffer.from('secret')))).toMatchObject({ ok: true, value: { line } });
  expect(await lookFor(token('HS256', Buffer.from('secret\n')))).toMatchObject({ ok: true, value: { line } });
  const base64 = lines.find((one) => /^[A-Za-z0-9+/]{43}=$/.test(one)) ?? '';
  expect(await lookFor(token('HS256', Buffer.from(base64, 'base64')))).toMatchObject({
    ok: true,
    value: { outcome: 'found', from: 'list' },
  });
});

test('what the token itself says is tried too', async () => {
  const header = { alg: 'HS256', kid: 'key-2024-blue' };
  for (const [from, secret] of [
    ['empty', ''],
    ['kid', header.kid],
    ['alg', 'HS256'],
    ['iss', claims.iss],
    ['sub', claims.sub],
  ] as const) {
    const found = { outcome: 'found', from, line: null, characters: secret.length };
    expect(await lookFor(token('HS256', Buffer.from(secret), { header }))).toMatchObject({ ok: true, value: found });
  }
});

test('a sound secret is not found, and no other algorithm is asked for one', async () => {
  const tried = triesOf(await knownSecrets(), { hash: 'sha256', input: Buffer.of(), signature: Buffer.of(), words: [] }) + 5;
  expect(await lookFor(token('HS256', randomBytes(32)))).toEqual({
    ok: true,
    value: { outcome: 'not-found', tried, from: null, line: null, characters: null },
  });
  expect(await lookFor(token('ES256', pair('ES256').private))).toMatchObject({ ok: true, value: { outcome: 'not-hmac', tried: 0 } });
  expect(await lookFor('only.two')).toMatchObject({ ok: false, error: { code: 'token-malformed' } });
});

test('it tells how far it is and stops when it is told to', async () => {
  const judged = await inspected({ token: token('HS512', randomBytes(64), { payload: { note: 'x'.repeat(60_000) } }), keys: [] });
  const controller = new AbortController();
  const seen: [number, number][] = [];
  const onProgress = (done: number, total: number) => {
    seen.push([done, total]);
    if (seen.length === 2) controller.abort();
  };
  expect(await guessSecret(judged, { onProgress, signal: controller.signal })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  const [[first, total] = [0, 0], [second] = [0]] = seen;
  expect(seen).toHaveLength(2);
  expect(0 < first && first < second && second < total).toBe(true);
  expect(await guessSecret(judged, { onProgress, signal: AbortSignal.abort() })).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

test('a line is found as its text before it is found as what another one decodes to', () => {
  const decodes = Buffer.from('wellknown').toString('base64');
  const list = Buffer.from(`\n${decodes}\nwellknown\n`);
  const input = Buffer.from('header.payload');
  const question = { hash: 'sha256' as const, input, signature: signRaw('HS256', Buffer.from('wellknown'), input), words: [] };
  expect(searchSecret(list, question, () => undefined)).toEqual({ from: 'list', line: 2, characters: 9 });
});
