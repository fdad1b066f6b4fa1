import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { findTokens } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { expectPlaces } from './expect-found.ts';
import { detached, direct, hmac, jwe, jws, other, presented, selective, wrapped } from './tokens.ts';

const tokens = [jws, other, hmac, detached, jwe, direct, selective, presented];
const token = fc.constantFrom(...tokens);

/** Each is a way to carry a token that loses nothing of it. */
const contexts: ((token: string) => string)[] = [
  (inner) => inner,
  (inner) => ` ${inner}\n`,
  (inner) => `"${inner}"`,
  (inner) => `Authorization: Bearer ${inner}`,
  (inner) => `curl -H 'Authorization: DPoP ${inner}' https://x.example`,
  (inner) => `Cookie: a=b; t=${inner}; c=d`,
  (inner) => `https://x.example/?t=${inner}&a=1`,
  (inner) => `https://x.example/?t=${inner.replaceAll('.', '%2E').replaceAll('~', '%7e')}`,
  (inner) => `#t=${inner}&a=1`,
  (inner) => JSON.stringify({ a: [{ t: inner }] }),
  (inner) => JSON.stringify({ a: JSON.stringify({ t: `Bearer ${inner}` }) }),
  (inner) => `{"t":"${inner.replaceAll('.', '\\u002E')}"}`,
  (inner) => `<a href="/?a=1&amp;t=${inner.replaceAll('.', '&#46;')}">x</a>`,
  (inner) => `2026-01-01T00:00:00Z level=info t=${inner} status=1`,
  (inner) => `GET / HTTP/1.1\r\nX-Token: ${inner}\r\n\r\n`,
  (inner) => `(${inner})`,
  (inner) => `\`${inner}\``,
  (inner) => wrapped(inner, 64),
  (inner) => wrapped(inner, 76, '=\r\n'),
  (inner) => [...inner].join('\u200b'),
  (inner) => wrapped(Buffer.from(inner).toString('base64'), 76),
  (inner) => `Authorization: Basic ${Buffer.from(`x:${inner}`).toString('base64')}`,
  (inner) => `Cookie: t.0=${inner.slice(0, 40)}; t.1=${inner.slice(40)}`,
];
const context = fc.constantFrom(...contexts);

test('any token in any context is found with its exact text', () => {
  fc.assert(
    fc.property(token, context, (inner, embed) => {
      const text = embed(inner);
      const found = findTokens(text);
      expect(found.map((one) => one.text)).toEqual([inner]);
      expectPlaces(text, found);
    }),
    { numRuns: 500 },
  );
});

test('one after another, all are found', () => {
  const pasted = fc.array(fc.tuple(token, context), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(pasted, (all) => {
      const text = all.map(([inner, embed]) => embed(inner)).join('\n\n');
      expect(findTokens(text).map((one) => one.text)).toEqual(all.map(([inner]) => inner));
    }),
    { numRuns: 300 },
  );
});

test('any text around a token, set off by a space, leaves it found', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), token, (before, after, inner) => {
      fc.pre(!/e(?:y|w|30)/.test(before) && !/[\\^%&"]$/.test(before));
      expect(findTokens(`${before} ${inner} ${after}`).some((one) => one.text.includes(inner))).toBe(true);
    }),
  );
});

const pieces = [
  'eyJ',
  'eyJhbGciOiJFUzI1NiJ9',
  '.',
  '~',
  '=',
  '"',
  '\\',
  '\\u002e',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '%',
  '%2E',
  '%25',
  '&',
  '&#46;',
  '&amp;',
  '^',
];
const words = [
  '\n',
  '\r\n',
  ' ',
  '\u200b',
  '\ufeff',
  'Bearer ',
  'token=',
  '{"signature":"',
  '"protected":"ey',
  '"ciphertext":',
  'curl ',
  'HTTP/1.1 200',
  'ghp_',
  '\u001b[1m',
  'ZXlKaGJHY2lPaUpJVXpJMU5pSjkuZXlKemRXSWlPaUph',
  'Basic ',
  'eDpleUo',
  '; ',
  'a.0=',
  'a.1=',
  'a__1=',
  'base64-ey',
  jws,
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces, ...words), fc.string({ maxLength: 4 })), { maxLength: 60 })
  .map((all) => all.join(''));

test('any text gives ordered places within it, and never throws', () => {
  fc.assert(
    fc.property(hostile, (text) => expectPlaces(text, findTokens(text))),
    { numRuns: 3_000 },
  );
});

test('what is found is the text less what was removed', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const { text: found, start, end, removed } of findTokens(text)) {
        if (removed.every((kind) => ['bearer', 'dpop', 'quotes', 'spaces', 'surrounding-text'].includes(kind))) {
          expect(text.slice(start, end)).toBe(found);
        }
      }
    }),
    { numRuns: 3_000 },
  );
});

test('hostile texts of 1 MiB are searched to their end', () => {
  const shapes = [
    '.',
    'eyJ.',
    'eyJ\n',
    'eyJ ',
    'eyJ.a.b\n',
    'eyJhbGciOiJ9xxxxx.a ',
    '"',
    '{',
    '["',
    '{"a":',
    '{"signature":"',
    '\\',
    '\\"',
    '%',
    '%2E',
    '%25',
    '&',
    '&#46;',
    '^',
    'token',
    'token=',
    'bearer ',
    `x?a=${jws}&`,
    `${jws}\n`,
    'ZXlK',
    'ZXlK\n',
    `ZXlK${'a'.repeat(60)}\n`,
    'basic ',
    'basic+',
    `basic ${'eDpl'.repeat(20)}`,
    'a.1=',
    'a.0=eyJ;a.1=b;',
    '_',
    'a.0=base64-ey;',
    `s.0=${jws.slice(0, 99)};s.1=${jws.slice(99)};`,
  ];
  for (const piece of shapes) {
    const text = `${piece.repeat(Math.floor(1_048_000 / piece.length))}\n\n" ' ${hmac}\n`;
    const found = findTokens(text);
    if (found.length < 1_000) expect(found.at(-1)?.text.includes(hmac)).toBe(true);
  }
});
