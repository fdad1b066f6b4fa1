import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { goLiteral, jsLiteral, pythonLiteral, shellLiteral } from '../../../electron/engine/shelf/literals.ts';
import { readGoLiteral } from './go-literal.ts';

/** What has ended somebody's quotes before. */
const hostile = [
  '',
  "'",
  '"',
  '\\',
  `\\'`,
  `'; touch x; '`,
  '"); process.exit(1); ("',
  '${HOME}`id`$(id)!!',
  '\n',
  '\r\nX: y',
  '\t\u0007\u001b[201~',
  '\u2028\u2029\u0085\ufeff\u202e',
  '{"signatures":[{"protected":"e30"}]}',
  '한글 🗝️',
];
const texts = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 40 }));
const manyTexts = fc.array(texts, { minLength: 60, maxLength: 60 });

/** Runs a program on a script and gives back the texts that it printed, each as hex of its UTF-8. */
function printedBy(program: string, args: string[], script: string): string[] {
  const { stdout, stderr, status } = spawnSync(program, args, { input: script, encoding: 'utf8', timeout: 30_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'hex').toString('utf8'));
}

test('a shell reads the text back', () => {
  const withoutNul = manyTexts.map((list) => list.map((text) => text.replaceAll('\0', '')));
  fc.assert(
    fc.property(withoutNul, (list) => {
      const { stdout, status } = spawnSync('sh', ['-s'], {
        input: list.map((text) => `printf '%s\\0' ${shellLiteral(text)}\n`).join(''),
        encoding: 'utf8',
      });
      expect(status).toBe(0);
      expect(stdout.split('\0').slice(0, -1)).toEqual(list);
    }),
    { numRuns: 10 },
  );
});

test('JavaScript reads the text back', () => {
  fc.assert(
    fc.property(manyTexts, (list) => {
      const script = list.map((text) => `console.log(Buffer.from(${jsLiteral(text)}).toString('hex'));\n`).join('');
      expect(printedBy(process.execPath, ['-'], script)).toEqual(list);
    }),
    { numRuns: 5 },
  );
});

test('Python reads the text back', () => {
  fc.assert(
    fc.property(manyTexts, (list) => {
      const script = list.map((text) => `print(${pythonLiteral(text)}.encode().hex())\n`).join('');
      expect(printedBy('python3', ['-'], script)).toEqual(list);
    }),
    { numRuns: 5 },
  );
});

test('Go reads the text back, by its specification', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(readGoLiteral(goLiteral(text))).toBe(text);
    }),
    { numRuns: 1_000 },
  );
});

test('half a surrogate pair: kept where the language can hold it, U+FFFD in Go', () => {
  expect(jsLiteral('a\ud83db')).toBe('"a\\ud83db"');
  expect(pythonLiteral('a\ud83db')).toBe('"a\\ud83db"');
  expect(goLiteral('a\ud83db')).toBe('"a\\ufffdb"');
});

test('the source of no language holds anything but printable ASCII', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const literal of [jsLiteral, pythonLiteral, goLiteral]) expect(literal(text)).toMatch(/^"[ -~]*"$/);
    }),
  );
});
