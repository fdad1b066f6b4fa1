import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { createFileDrops } from '../../../electron/main/ipc/dropped-files.ts';
import { inspectHandlers } from '../../../electron/main/ipc/handlers/inspect.ts';
import { htmlOf, markdownOf } from '../../../renderer/src/features/inspect/work/report-text.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { goodToken } from '../../vectors/attacks/good.ts';
import { memoryEngine } from '../engine/memory-engine.ts';
import { test } from '../vault/fixtures.ts';

const engine = await memoryEngine();
const token = await goodToken('RS256');
const random = (length: number) => 'a1B2c3D4e5F6g7H8i9J0'.repeat(20).slice(0, length);
const usable = [
  token,
  `ghp_${random(36)}`,
  `github_pat_${random(22)}_${random(59)}`,
  `glpat-${random(20)}`,
  'AKIAIOSFODNN7EXAMPLE',
  `sk_live_${random(24)}`,
  `xoxb-${random(40)}`,
  `AIza${random(35)}`,
  `npm_${random(36)}`,
  `sk-ant-${random(40)}`,
  `hf_${random(34)}`,
  `v4.public.${random(120)}`,
];
const uuid = '7b1f9e6c-2f6d-4f0e-9c1a-1d2e3f405162';
const harmless = [
  `The key's thumbprint is NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs`,
  `token: ${uuid}`,
  `SHA-256 of the token: ${'9f86d081884c7d65'.repeat(4)}`,
  'eyJhbGciOiJSUzI1NiJ9…',
];

const asDocument = (text: string) => ({ title: 'x', isGood: true, facts: [['Value', text] as const], tables: [], foot: '' });

async function save(folder: string, format: 'markdown' | 'html', text: string): Promise<string | null> {
  const file = path.join(folder, 'report');
  const { 'inspect:save-report': handler } = inspectHandlers({
    engine,
    files: { saveAs: async () => ok(file), openFiles: async () => fail(appError('cancelled')) },
    drops: createFileDrops(),
    progressed: () => undefined,
  });
  const result = await handler({ format, text });
  if (!result.ok) expect(result).toEqual(fail(appError('invalid-input', { field: 'text', expected: 'no token' })));
  expect(existsSync(file)).toBe(result.ok);
  return result.ok ? readFileSync(file, 'utf8') : null;
}

test('no report is saved with a token in it, or a key that somebody could use, in Markdown, in HTML or as it is', async ({ folder }) => {
  for (const secret of usable) {
    const forms = [markdownOf(asDocument(secret)), htmlOf(asDocument(secret), 'en'), `before ${secret} after`];
    const written = [];
    for (const text of forms) written.push(await save(folder, text === forms[1] ? 'html' : 'markdown', text));
    expect([secret.slice(0, 6), ...written]).toEqual([secret.slice(0, 6), null, null, null]);
  }
});

test('ids, thumbprints and digests may be saved', async ({ folder }) => {
  const text = harmless.join('\n');
  expect(await save(folder, 'markdown', text)).toBe(text);
});

test('a key is found wherever it stands in the largest report, and behind more ids than anybody looks through', async ({ folder }) => {
  const line = '| claim | a value in words |\n';
  const words = line.repeat(Math.floor(4_000_000 / line.length));
  for (const place of [0, 1_048_576 - 20, 2_500_000, words.length - 50])
    expect(await save(folder, 'html', `${words.slice(0, place)} ${usable[1]} ${words.slice(place + 42)}`)).toBeNull();
  expect(await save(folder, 'markdown', `token: ${uuid}\n`.repeat(1_200) + token)).toBeNull();
});
