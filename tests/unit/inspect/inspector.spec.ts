import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findTokens } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { createInspector } from '../../../electron/engine/inspect/inspector.ts';
import { inspectionSchema, type FoundToken, type Inspection } from '../../../shared/inspect.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { inspectInput } from '../../inspect-input.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { attackTime } from '../../vectors/attacks/attack.ts';
import { goodKey, goodToken } from '../../vectors/attacks/good.ts';

const token = await goodToken('ES256');
const other = await goodToken('RS256');
const [head = '', body = '', signature = ''] = token.split('.');

const nothing = () => fail(appError('import-expired'));
const inspector = createInspector({
  keys: {
    ring: { rows: () => ok([]) },
    source: { decryptionKey: async () => fail(appError('key-not-found')), retired: () => [] },
    imports: { candidates: nothing, decryptionKeys: nothing },
    known: async () => [goodKey('ES256').verifier],
  },
  policies: { get: () => fail(appError('policy-not-found')), forIssuer: () => ok(null) },
  now: () => attackTime,
});

async function inspect(text: string, index = 0): Promise<Inspection> {
  const inspection = valueOf(await inspector.read(inspectInput(text, { index })));
  expect(inspectionSchema.safeParse(inspection).success).toBe(true);
  return inspection;
}

function wrapped(text: string, width: number, lineBreak = '\n'): string {
  return (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(lineBreak);
}

type Paste = [name: string, text: string, source: FoundToken['source'], removed: Inspection['removed']];
const pastes: Paste[] = [
  ['a bare token', token, 'bare', []],
  ['spaces and line ends around', `  ${token}\r\n`, 'bare', ['spaces']],
  ['quotes', `"${token}"`, 'bare', ['quotes']],
  ['Bearer', `Bearer ${token}`, 'bearer', ['bearer']],
  ['bearer in lower case', `bearer ${token}\n`, 'bearer', ['bearer', 'spaces']],
  ['a header', `Authorization: Bearer ${token}`, 'bearer', ['bearer', 'surrounding-text']],
  ['curl', `curl -H 'Authorization: Bearer ${token}' http://localhost:8787/protected`, 'curl', ['bearer', 'surrounding-text']],
  ['a cookie', `Cookie: theme=dark; session=${token}; a=b`, 'cookie', ['surrounding-text']],
  ['JSON', `{"access_token":"${token}","expires_in":3600}`, 'json', ['quotes', 'surrounding-text']],
  ['indented JSON', `{\n  "access_token": "${token}"\n}`, 'json', ['quotes', 'surrounding-text']],
  ['a URL fragment', `https://app.example/cb#access_token=${token}&token_type=bearer`, 'url-fragment', ['surrounding-text']],
  ['a URL of a host without dots', `http://localhost/cb#access_token=${token}`, 'url-fragment', ['surrounding-text']],
  ['a URL query', `https://app.example/?a=1&token=${token}`, 'url-query', ['surrounding-text']],
  ['a sentence', `My token is ${token}. It fails.`, 'text', ['surrounding-text']],
  ['a log line', `2026-01-01T00:00:00Z www.example.com token=${token} status=401`, 'log', ['surrounding-text']],
  ['lines of 64', wrapped(token, 64), 'bare', ['line-breaks']],
  ['lines of 20 with CRLF', wrapped(token, 20, '\r\n'), 'bare', ['line-breaks']],
  ['lines with indentation', `Bearer ${wrapped(token, 40, '\n    ')}`, 'bearer', ['bearer', 'line-breaks']],
  ['one segment a line', `${head}.\n${body}.\n${signature}`, 'bare', ['line-breaks']],
  ['dots at the beginning of lines', `${head}\n.${body}\n.${signature}`, 'bare', ['line-breaks']],
  ['a greeting below', `${token}\nThanks, Alice`, 'text', ['surrounding-text']],
];

for (const [name, text, source, removed] of pastes) {
  test(`finds the token in ${name}`, async () => {
    const inspection = await inspect(text);
    expect(inspection.token?.text).toBe(token);
    expect(inspection.token?.verdict.valid).toBe(true);
    expect(inspection.found.map((found) => found.source)).toEqual([source]);
    expect(inspection.removed).toEqual(removed);
    const [{ start, end } = { start: 0, end: 0 }] = inspection.found;
    expect(text.slice(start, end).replace(/\s/g, '')).toBe(token);
  });
}

test('lists several, and takes the one at the index', async () => {
  const text = `{"access_token":"${token}","id_token":"${other}"}\n${token}\n${other}`;
  const inspection = await inspect(text, 1);
  expect(inspection.found).toHaveLength(4);
  expect(inspection.token?.text).toBe(other);
  expect((await inspect(text, 99)).token?.text).toBe(token);
});

test('keeps tokens on lines of their own apart, whole or cut short', async () => {
  for (const lines of [
    [token, other, token],
    [`${head}.${body}`, `${head}.${body}`],
    [token.slice(0, -9), token],
  ]) {
    expect(findTokens(lines.join('\n')).map(({ text }) => text)).toEqual(lines);
  }
});

const damaged: [name: string, text: string, code: string][] = [
  ['two segments', `${head}.${body}`, 'format-not-compact'],
  ['four segments', `${token}.x`, 'format-not-compact'],
  ['padding', `${token}=`, 'format-not-base64url'],
  ['a space inside', `${token.slice(0, 30)} ${token.slice(30)}`, 'format-not-base64url'],
  ['a space before a dot', `${head} .${body}.${signature}`, 'format-not-base64url'],
  ['base64 in place of base64url', `${head}.${body}.+${signature.slice(1)}`, 'format-not-base64url'],
  ['300 KB', `${head}.${body}.${'A'.repeat(300_000)}`, 'format-too-large'],
  ['a JWE', `${Buffer.from('{"alg":"dir","enc":"A128GCM"}').toString('base64url')}..AAAA.AAAA.AAAA`, 'decryption-no-key'],
  ['a header alone', head, 'format-not-compact'],
];

for (const [name, text, code] of damaged) {
  test(`judges ${name} as a whole: ${code}`, async () => {
    const inspection = await inspect(text);
    expect(inspection.token?.text).toBe(text);
    expect(inspection.token?.verdict.checks[0]?.code).toBe(code);
    expect(inspection.token?.verdict.valid).toBe(false);
  });
}

for (const text of [
  '',
  '   ',
  'hello',
  'visit www.example.com or mail a.b@c.d',
  '{"a":1}',
  '<html>',
  '\u0000',
  '....',
  'eyJ',
  'abcd.efgh.ijkl',
]) {
  test(`finds nothing in ${JSON.stringify(text)}`, async () => {
    expect(await inspect(text)).toEqual({ found: [], token: null, removed: [], instead: null, policy: null });
  });
}

test('an encrypted token shows its header and nothing else', async () => {
  const jwe = `${Buffer.from('{"alg":"dir","enc":"A128GCM"}').toString('base64url')}..AAAA.AAAA.AAAA`;
  const { token: inspected } = await inspect(`Bearer ${jwe}`);
  expect(inspected).toMatchObject({ kind: 'jwe', text: jwe, payload: null, signature: null });
  expect(inspected?.encryption?.header?.json?.members.map(({ name }) => name)).toEqual(['alg', 'enc']);
});

test('hidden text in claims comes through as it is, for the screen to make visible', async () => {
  const payload = '{"sub":"a\\u0000\\u202eb","__proto__":{"x":1}}';
  const { token: inspected } = await inspect(await goodToken('ES256', {}, payload));
  expect(inspected?.payload?.json?.members).toEqual([
    { name: 'sub', value: { kind: 'string', value: 'a\u0000\u202eb' } },
    { name: '__proto__', value: { kind: 'object', members: [{ name: 'x', value: { kind: 'number', source: '1' } }] } },
  ]);
});

test('any text around a token, set off by a space, leaves it found', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      fc.pre(!/e(?:y|w|30)/.test(before));
      const found = findTokens(`${before} ${token} ${after}`).map(({ text }) => text);
      expect(found.some((text) => text.includes(token))).toBe(true);
    }),
  );
});

test('hostile texts of 1 MiB are searched to their end', async () => {
  const size = 1_048_576;
  for (const piece of ['.', 'eyJ.', 'eyJ\n', 'eyJ.a\n', 'a.\n', 'bearer ', `${token}\n`, '"', '{', ' ', 'eyJ ']) {
    const text = piece.repeat(Math.floor(size / piece.length));
    expect((await inspect(text)).token?.verdict.valid ?? false).toBe(piece.startsWith(token));
  }
});
