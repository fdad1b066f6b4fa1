import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { defaultPolicy } from '../../../shared/policy.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { lintSchema } from '../../../shared/lint.ts';
import { asLoose, readLoosely } from '../../../electron/engine/inspect/lint/loose-json.ts';
import { lintToken } from '../../../electron/engine/inspect/lint/lint-token.ts';
import { codesOf, compact, lintText, now, takenApart } from './taken-apart.ts';

const header = { alg: 'ES256', typ: 'JWT', kid: 'k1' };

test('whatever the bytes are, it answers and the answer keeps the contract', async () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const json = fc.json({ maxDepth: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(json, bytes),
      fc.oneof(json, bytes),
      bytes,
      fc.constantFrom('jws', 'damaged', 'jws-json'),
      async (a, b, c, kind) => {
        const findings = await lintText(compact(a, b, c), kind);
        expect(lintSchema.safeParse({ findings }).success).toBe(true);
      },
    ),
    { numRuns: 1_000, seed: 5 },
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), async (text) => {
      expect(lintSchema.safeParse({ findings: await lintText(text, 'damaged') }).success).toBe(true);
    }),
    { numRuns: 500, seed: 5 },
  );
});

test('equal JSON in another writing has the same findings, but for those about the writing', async () => {
  const writing = new Set(['white-space', 'number-odd', 'size-cookie', 'size-header']);
  const escaped = (text: string) => text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const findings = async (payload: string) => (await lintText(compact(header, payload))).filter(({ code }) => !writing.has(code));
  const claims = fc.record(
    {
      iss: fc.constantFrom('https://a.example', 'http://a.example', 1),
      aud: fc.constantFrom('*', 'a', ['a', 2]),
      exp: fc.constantFrom(now, now + 10_000_000, '1', now * 1000),
      sub: fc.constantFrom('pаypal', 'a\u202eb', 'x\u200b', '김'),
      password: fc.string(),
      n: fc.integer(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(claims, async (one) => {
      const plain = await findings(JSON.stringify(one));
      expect(await findings(JSON.stringify(one, null, '\t'))).toEqual(plain);
      expect(await findings(escaped(JSON.stringify(one)))).toEqual(plain);
    }),
    { numRuns: 300, seed: 5 },
  );
});

test('what the strict parser took says the same as reading it anew', () => {
  const spaces = fc.constantFrom(0, 1, 2, '\t', '\r\n ');
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 6 })), spaces, (value, space) => {
      const text = JSON.stringify({ ...value, '"a b': ' \t\\' }, null, space);
      const strict = parseJson(text);
      if (!strict.ok || strict.value.kind !== 'object') throw new Error('is an object');
      expect(asLoose(strict.value, text)).toEqual(readLoosely(text));
    }),
    { numRuns: 1_000, seed: 5 },
  );
});

/** Of each kind that somebody has used to hide or to deceive. */
const unseen = (
  '00 01 07 08 0b 0c 1b 1f 7f 80 85 9b 9f a0 ad 034f 061c 070f 115f 1160 ' +
  '1680 17b4 17b5 180b 180c 180d 180e 180f 2000 2001 2002 2003 2004 2005 2006 2007 2008 2009 200a 200b ' +
  '200c 200d 200e 200f 2028 2029 202a 202b 202c 202d 202e 202f 205f 2060 2061 2062 2063 2064 2066 2067 ' +
  '2068 2069 206a 206f 2800 3000 3164 fe00 fe0e fe0f feff ffa0 fff9 fffa fffb fdd0 ffff e000 f8ff d800 ' +
  'dfff 110bd 1bca0 1d173 e0001 e0020 e0041 e007f e0100 e01ef f0000 10ffff'
)
  .split(' ')
  .map((hex) => Number.parseInt(hex, 16));

test('each hidden character is found in values and in names, with its code point', async () => {
  expect(unseen.length).toBeGreaterThanOrEqual(80);
  for (const point of unseen) {
    const text = `a${String.fromCodePoint(point)}b`;
    for (const claims of [{ x: { y: [text] } }, { x: { [text]: 1 } }]) {
      const found = await lintText(compact(header, claims));
      const hit = found.find(({ code }) => ['hidden-characters', 'bidi-characters', 'control-characters'].includes(code));
      expect(hit?.actual, `U+${point.toString(16)}`).toEqual([`U+${point.toString(16).toUpperCase().padStart(4, '0')}`]);
      expect(hit?.paths[0]).toMatch(/^x\./);
    }
  }
});

test('a line break or a tab is no news in a value, and one in a name', async () => {
  expect(codesOf(await lintText(compact(header, { x: 'a\n\tb' })))).not.toContain('control-characters');
  expect(codesOf(await lintText(compact(header, { 'a\nb': 1 })))).toContain('control-characters');
});

test('quick: 8 KB below 2 ms, 256 KiB below 16 ms', async () => {
  const took = async (claims: object) => {
    const token = await takenApart(compact(header, claims));
    const times = Array.from({ length: 40 }, () => {
      const start = performance.now();
      lintToken(token, defaultPolicy, now);
      return performance.now() - start;
    });
    // The machine does other things too: the least is what the work takes.
    return Math.min(...times);
  };
  const roles = (count: number) => ({ roles: Array.from({ length: count }, (_, index) => `role-${index}-of-many`) });
  const figures = [
    await took(roles(300)),
    await took(roles(9_500)),
    await took({ a: '김\u200b'.repeat(32_000) }),
    await took({ a: "'".repeat(190_000) }),
  ];
  test.info().annotations.push({ type: 'ms', description: figures.map((ms) => ms.toFixed(2)).join(' ') });
  expect(figures[0]).toBeLessThan(2);
  for (const large of figures.slice(1)) expect(large).toBeLessThan(16);
});

test('what turns the direction is told from what is merely unseen', async () => {
  for (const point of [0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]) {
    const found = codesOf(await lintText(compact(header, { x: `a${String.fromCodePoint(point)}b` })));
    expect(found, `U+${point.toString(16)}`).toContain('bidi-characters');
    expect(found).not.toContain('hidden-characters');
  }
});
