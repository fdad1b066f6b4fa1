import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { MadeToken } from '../../../electron/engine/mint/made-token.ts';
import { appError } from '../../../shared/errors.ts';
import { compactForm, noPlace } from '../../../shared/mint-input.ts';
import { fail, ok } from '../../../shared/result.ts';
import { hooks, opened, payloadOf, test } from './fixtures.ts';
import { filledWith, oneKey, variable } from './minting.ts';

const never = new AbortController().signal;
const user = variable('user');
const rows = (count: number) => `user\n${Array.from({ length: count }, (_, index) => `user-${index}\n`).join('')}`;
const shelf = { kind: 'shelf', place: noPlace } as const;

test('tokens go on the shelf in order, a bite at a time', async ({ bulkWith }) => {
  const { id, keys } = oneKey();
  const bites: (readonly MadeToken[])[] = [];
  const bulk = bulkWith({ keys, store: async (tokens) => (bites.push(tokens), ok(tokens.length)) });
  const plan = {
    session: await opened(bulk, rows(550)),
    filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]),
    addsOtherColumns: false,
  };
  expect(await bulk.run(plan, shelf, hooks, never)).toMatchObject({ ok: true, value: { minted: 550, fileName: null, isPartial: false } });
  expect(Math.max(...bites.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(bites.flat().map(({ text }) => payloadOf(text).sub)).toEqual(Array.from({ length: 550 }, (_, index) => `user-${index}`));
  expect(bites[0]?.[0]).toMatchObject({
    form: 'jws',
    keyId: id,
    detachedPayload: null,
    claims: { kind: 'object' },
    header: { kind: 'object' },
  });
});

test('a shelf that takes no more ends the job, with what it took', async ({ bulkWith }) => {
  const { id, keys } = oneKey();
  let bites = 0;
  const bulk = bulkWith({ keys, store: async (tokens) => (++bites > 2 ? fail(appError('disk-full')) : ok(tokens.length)) });
  const plan = { session: await opened(bulk, rows(550)), filled: filledWith({ keyId: id }), addsOtherColumns: false };
  expect(await bulk.run(plan, shelf, hooks, never)).toMatchObject({
    ok: true,
    value: { minted: 200, isPartial: true, stoppedBy: { code: 'disk-full' } },
  });
});

test('more than a shelf takes is refused before one is stored', async ({ bulkWith }) => {
  const { id, keys } = oneKey();
  let stored = 0;
  const bulk = bulkWith({ keys, store: async (tokens) => ok((stored += tokens.length)) });
  const plan = { session: await opened(bulk, rows(100_001)), filled: filledWith({ keyId: id }), addsOtherColumns: false };
  expect(await bulk.run(plan, shelf, hooks, never)).toMatchObject({ ok: false, error: { code: 'too-many-tokens', expected: '100,000' } });
  expect(stored).toBe(0);
});

test('detached and JSON tokens go the way of single ones', async ({ bulkWith }) => {
  const { id, keys } = oneKey('ES256');
  const made: MadeToken[] = [];
  const bulk = bulkWith({ keys, store: async (tokens) => (made.push(...tokens), ok(tokens.length)) });
  const form = { ...compactForm, serialization: 'flattened' as const, isDetached: true };
  const recipe = { keyId: id, payload: { kind: 'text' as const, text: 'for {{user}}' }, form };
  const plan = { session: await opened(bulk, rows(3)), filled: filledWith(recipe, [user]), addsOtherColumns: false };
  expect(await bulk.run(plan, shelf, hooks, never)).toMatchObject({ ok: true, value: { minted: 3, failed: 0 } });
  expect(made.map(({ form, detachedPayload }) => [form, detachedPayload])).toEqual(
    [0, 1, 2].map((index) => ['jws-detached', `for user-${index}`]),
  );
});

test('a stopped job is at its end within a moment; whole lines are left', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey('RS256');
  const bulk = bulkWith({ keys });
  const file = path.join(folder, 'tokens.txt');
  const plan = {
    session: await opened(bulk, rows(200_000)),
    filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]),
    addsOtherColumns: false,
  };
  const stop = new AbortController();
  let stoppedAt = 0;
  const onProgress = ({ minted }: { minted: number }) => {
    if (minted === 0 || stoppedAt > 0) return;
    stoppedAt = performance.now();
    stop.abort();
  };
  const result = await bulk.run(plan, { kind: 'file', path: file, format: 'lines' }, { onProgress }, stop.signal);
  if (!result.ok) throw new Error(result.error.code);
  expect(stoppedAt).toBeGreaterThan(0);
  expect(result.value).toMatchObject({ isPartial: true, stoppedBy: { code: 'cancelled' }, fileName: 'tokens.txt.partial' });
  const text = readFileSync(`${file}.partial`, 'utf8');
  const lines = text.split('\n');
  expect(lines.pop()).toBe('');
  expect(lines).toHaveLength(result.value.minted);
  expect(lines.map((token) => payloadOf(token).sub)).toEqual(lines.map((_, index) => `user-${index}`));
  expect(lines.every((token) => /^[\w-]+\.[\w-]+\.[\w-]{342}$/.test(token))).toBe(true);
  // The job is over, its threads are gone, and the session takes another one.
  expect(await bulk.preview(plan)).toMatchObject({ ok: true });
});

test('a job that was stopped before it began makes nothing', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const plan = { session: await opened(bulk, rows(10)), filled: filledWith({ keyId: id }), addsOtherColumns: false };
  expect(await bulk.run(plan, { kind: 'file', path: path.join(folder, 'x'), format: 'lines' }, hooks, AbortSignal.abort())).toMatchObject({
    ok: false,
    error: { code: 'cancelled' },
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that changed since it was opened is another one', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const source = path.join(folder, 'rows.csv');
  writeFileSync(source, rows(10));
  const plan = { session: await opened(bulk, { path: source }), filled: filledWith({ keyId: id }), addsOtherColumns: false };
  expect(await bulk.preview(plan)).toMatchObject({ ok: true });
  appendFileSync(source, 'one more\n');
  const expired = { ok: false, error: { code: 'source-expired', field: 'file', actual: 'changed' } };
  expect(await bulk.preview(plan)).toMatchObject(expired);
  expect(await bulk.run(plan, { kind: 'file', path: path.join(folder, 'x'), format: 'lines' }, hooks, never)).toMatchObject(expired);
  expect(readdirSync(folder)).toEqual(['rows.csv']);
});

test('what is closed, and what is no file, is said to be so', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const plan = { session: await opened(bulk, rows(1)), filled: filledWith({ keyId: id }), addsOtherColumns: false };
  bulk.close(plan.session);
  expect(await bulk.preview(plan)).toMatchObject({ ok: false, error: { code: 'source-expired' } });
  expect(await bulk.open({ kind: 'file', path: folder })).toMatchObject({
    ok: false,
    error: { code: 'file-unreadable', expected: 'a file' },
  });
  expect(await bulk.open({ kind: 'file', path: path.join(folder, 'none') })).toMatchObject({
    ok: false,
    error: { code: 'file-unreadable', actual: 'ENOENT' },
  });
  expect(await bulk.open({ kind: 'bytes', name: null, bytes: Buffer.from('a,a\n') })).toMatchObject({
    ok: false,
    error: { code: 'csv-malformed', actual: 'column-name-twice' },
  });
});
