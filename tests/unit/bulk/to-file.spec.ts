import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { compactVerify } from 'jose';
import { createPublicKey } from 'node:crypto';
import { bulkResultSchema, bulkSourceSchema, bulkPreviewSchema } from '../../../shared/bulk.ts';
import { hooks, opened, payloadOf, test } from './fixtures.ts';
import { filledWith, oneKey, variable } from './minting.ts';

const never = new AbortController().signal;
const user = variable('user', { isRequired: true });

for (const alg of ['HS256', 'ES384', 'EdDSA', 'PS256'] as const) {
  test(`${alg}: a token for each row, in order, that jose takes`, async ({ folder, bulkWith }) => {
    const { id, key, keys } = oneKey(alg);
    const bulk = bulkWith({ keys });
    const rows = Array.from({ length: 1_500 }, (_, index) => `user-${index},"a ""${index}"""`);
    const session = await opened(bulk, ['user,note', ...rows].join('\n'));
    const plan = { session, filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]), addsOtherColumns: true };
    const file = path.join(folder, 'tokens.txt');
    const result = await bulk.run(plan, { kind: 'file', path: file, format: 'lines' }, hooks, never);
    if (!result.ok) throw new Error(result.error.code);
    expect(bulkResultSchema.parse(result.value)).toMatchObject({
      minted: 1_500,
      failed: 0,
      isPartial: false,
      stoppedBy: null,
      fileName: 'tokens.txt',
      problems: [],
    });
    expect(result.value.crossChecked).toBeGreaterThan(0);
    expect(readdirSync(folder)).toEqual(['tokens.txt']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
    const tokens = readFileSync(file, 'utf8').trimEnd().split('\n');
    expect(tokens.map((token) => payloadOf(token).sub)).toEqual(rows.map((_, index) => `user-${index}`));
    expect(new Set(tokens.map((token) => payloadOf(token).jti)).size).toBe(1_500);
    const verifier = key.type === 'secret' ? key : createPublicKey(key);
    for (const token of tokens.filter((_, index) => index % 100 === 0)) {
      const { payload } = await compactVerify(token, verifier, { algorithms: [alg] });
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ note: expect.stringMatching(/^a "\d+"$/) });
    }
  });
}

test('CSV and JSON lines keep the row beside its token', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const session = await opened(bulk, '\ufeffuser,age:number,note\r\nada,36,"x, ""y"""\r\nzoë,1.0,\r\n');
  const plan = { session, filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]), addsOtherColumns: true };
  const [csv, lines] = [path.join(folder, 'a.csv'), path.join(folder, 'a.jsonl')];
  expect(await bulk.run(plan, { kind: 'file', path: csv, format: 'csv' }, hooks, never)).toMatchObject({ ok: true, value: { minted: 2 } });
  expect(await bulk.run(plan, { kind: 'file', path: lines, format: 'json-lines' }, hooks, never)).toMatchObject({ ok: true });
  expect(readFileSync(csv, 'utf8').replaceAll(/eyJ[\w.-]+/g, 'TOKEN')).toBe(
    'user,age:number,note,token\r\nada,36,"x, ""y""",TOKEN\r\nzoë,1.0,,TOKEN\r\n',
  );
  const text = readFileSync(lines, 'utf8');
  expect(text.replaceAll(/eyJ[\w.-]+/g, 'TOKEN')).toBe(
    '{"user":"ada","age":36,"note":"x, \\"y\\"","token":"TOKEN"}\n{"user":"zoë","age":1.0,"note":"","token":"TOKEN"}\n',
  );
  const [, second = ''] = text.split('\n');
  // Number texts and empty cells come through as they are.
  const payload = Buffer.from(JSON.parse(second).token.split('.')[1], 'base64url').toString();
  expect(payload).toMatch(/^\{"sub":"zoë","age":1\.0,"note":"","iat":\d+,"exp":\d+,"jti":"[^"]+"\}$/);
});

test('JSON lines lose nothing, and each has its own members', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const rows = [
    '{"user":"ada","big":10000000000000000001,"deep":{"a":[null,1.0]}}',
    '{ "user" : "bob" }',
    '{"other":"{{user}}"}',
    '{"user":["a"]}',
  ];
  const session = await opened(bulk, rows.join('\n'));
  const plan = {
    session,
    filled: filledWith({ keyId: id, subject: '{{user}}', lifetime: 'none', jti: 'none', issuedAt: null }, [user]),
    addsOtherColumns: true,
  };
  const file = path.join(folder, 'a.jsonl');
  const result = await bulk.run(plan, { kind: 'file', path: file, format: 'json-lines' }, hooks, never);
  expect(result).toMatchObject({
    ok: true,
    value: {
      minted: 2,
      failed: 2,
      problems: [
        { row: 3, line: 3, error: { code: 'variable-missing', field: 'values.user' } },
        { row: 4, line: 4, error: { code: 'variable-malformed', field: 'user', expected: 'text', actual: 'array' } },
      ],
    },
  });
  const written = readFileSync(file, 'utf8');
  expect(written.replaceAll(/eyJ[\w.-]+/g, 'TOKEN')).toBe(
    `${rows[0]?.slice(0, -1)},"token":"TOKEN"}\n{ "user" : "bob" ,"token":"TOKEN"}\n`,
  );
  const [first = ''] = /eyJ[\w-]+\.([\w-]+)/.exec(written)?.slice(1) ?? [];
  expect(Buffer.from(first, 'base64url').toString()).toBe('{"sub":"ada","big":10000000000000000001,"deep":{"a":[null,1.0]}}');
});

test('wrong rows are passed over and told with row and line, the first thousand of them', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  // Each third row is wrong, and each good one takes two lines.
  const rows = Array.from({ length: 9_000 }, (_, index) => (index % 3 === 0 ? 'only one' : `"a\n${index}",b`));
  const session = await opened(bulk, `user,b\n${rows.join('\n')}\n`);
  const plan = { session, filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]), addsOtherColumns: false };
  const result = await bulk.run(plan, { kind: 'file', path: path.join(folder, 'x'), format: 'lines' }, hooks, never);
  if (!result.ok) throw new Error(result.error.code);
  const { minted, failed, problems } = result.value;
  expect({ minted, failed, told: problems.length }).toEqual({ minted: 6_000, failed: 3_000, told: 1_000 });
  for (const [index, { row, line, error }] of problems.entries()) {
    const expected = 2 + index * 5;
    expect({ row, line, error }).toEqual({
      row: 1 + index * 3,
      line: expected,
      error: { code: 'row-malformed', expected: '2 cells', actual: '1', line: expected },
    });
  }
});

test('what opening and the preview say is what the contract says', async ({ bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const source = await bulk.open({ kind: 'bytes', name: 'rows.csv', bytes: Buffer.from('user;age:number\r\nada;36\nzoe;x\nonly one\n') });
  if (!source.ok) throw new Error(source.error.code);
  expect(bulkSourceSchema.parse(source.value)).toMatchObject({
    fileName: 'rows.csv',
    format: 'csv',
    columns: ['user', 'age'],
    rows: [
      ['ada', '36'],
      ['zoe', 'x'],
    ],
    hasMore: false,
    hasByteOrderMark: false,
    lineEnds: 'mixed',
    separator: ';',
    problems: [{ row: 3, line: 4, error: { code: 'row-malformed' } }],
  });
  const filled = filledWith({ keyId: id, subject: '{{user}}' }, [user]);
  const preview = await bulk.preview({ session: source.value.session, filled, addsOtherColumns: true });
  if (!preview.ok) throw new Error(preview.error.code);
  const { tokens, problems } = bulkPreviewSchema.parse(preview.value);
  expect(tokens.map(({ row, header }) => ({ row, header }))).toEqual([{ row: 1, header: '{"alg":"HS256","typ":"JWT","kid":"k1"}' }]);
  expect(JSON.parse(tokens[0]?.payload ?? '')).toMatchObject({ sub: 'ada', age: 36 });
  expect(problems).toEqual([
    { row: 2, line: 3, error: { code: 'variable-malformed', field: 'age', expected: 'number' } },
    { row: 3, line: 4, error: { code: 'row-malformed', expected: '2 cells', actual: '1', line: 4 } },
  ]);
});

test('a file stops where it cannot be read on, and what was written stays as a partial one', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const good = Array.from({ length: 3_000 }, (_, index) => `user-${index},b`).join('\n');
  const session = await opened(bulk, `user,b\n${good}\nx,"never closed\ny,b\n`);
  const file = path.join(folder, 'tokens.txt');
  writeFileSync(file, 'the old text');
  const plan = { session, filled: filledWith({ keyId: id, subject: '{{user}}' }, [user]), addsOtherColumns: false };
  expect(await bulk.run(plan, { kind: 'file', path: file, format: 'lines' }, hooks, never)).toMatchObject({
    ok: true,
    value: {
      minted: 3_000,
      isPartial: true,
      fileName: 'tokens.txt.partial',
      stoppedBy: { code: 'csv-malformed', actual: 'unclosed-quote', line: 3_002, column: 3 },
    },
  });
  expect(readFileSync(file, 'utf8')).toBe('the old text');
  expect(readFileSync(`${file}.partial`, 'utf8').split('\n')).toHaveLength(3_001);
  // A second one does not take the place of the first.
  expect(await bulk.run(plan, { kind: 'file', path: file, format: 'lines' }, hooks, never)).toMatchObject({
    ok: true,
    value: { fileName: 'tokens.txt.2.partial' },
  });
});

test('what can be known before is refused before, and no file is made', async ({ folder, bulkWith }) => {
  const { id, keys } = oneKey();
  const bulk = bulkWith({ keys });
  const session = await opened(bulk, 'role,token\nadmin,x\n');
  const target = { kind: 'file', path: path.join(folder, 'x'), format: 'csv' } as const;
  const run = (recipe: Parameters<typeof filledWith>[0], addsOtherColumns = false) =>
    bulk.run({ session, filled: filledWith({ keyId: id, ...recipe }), addsOtherColumns }, target, hooks, never);
  expect(await run({ claims: '{"role":1}' }, true)).toMatchObject({ ok: false, error: { code: 'claim-shadows-field', actual: 'role' } });
  expect(await run({ lifetime: 'soon' })).toMatchObject({ ok: false, error: { code: 'lifetime-malformed' } });
  expect(await run({ keyId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
    ok: false,
    error: { code: 'key-not-found', field: 'keyId' },
  });
  expect(await run({})).toMatchObject({ ok: false, error: { code: 'name-taken', actual: 'token' } });
  // All names of columns that are taken, whoever takes them.
  const shadowing = await opened(bulk, 'iat,role,sub,exp\n1,x,y,2\n');
  const taken = async (recipe: Parameters<typeof filledWith>[0]) =>
    bulk.preview({ session: shadowing, filled: filledWith({ keyId: id, ...recipe }), addsOtherColumns: true });
  const refused = (actual: string) => ({ ok: false, error: { code: 'claim-shadows-field', actual } });
  expect(await taken({})).toMatchObject(refused('iat, exp'));
  expect(await taken({ claims: '{"role":1}' })).toMatchObject(refused('iat, role, exp'));
  expect(await taken({ claims: '{"role":1}', subject: 'ada' })).toMatchObject(refused('iat, role, sub, exp'));
  expect(existsSync(folder) && readdirSync(folder)).toEqual([]);
});
