import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { ending, startProgram } from './programs/program.ts';
import { onSmallDisk } from './small-disk.ts';

test('a disk that fills up in the middle: said, and each token that is told of is there, whole', async ({ folder }) => {
  mkdirSync(folder);
  const disk = onSmallDisk(folder, 4);
  test.skip('reason' in disk, 'reason' in disk ? `no small disk can be made here: ${disk.reason}` : '');
  if ('reason' in disk) return;
  // The small disk is seen by what runs on it alone: it is looked at from there.
  const look = ['sh', '-c', '"$@"; echo; ls "$0"; cat "$0"/tokens.txt*', folder];
  const { output, errors } = await ending(startProgram('bulk-to-file.ts', [folder, '100000'], { before: [...disk.words, ...look] }));
  expect(errors).toBe('');
  const lines = output.split('\n').filter((line) => line !== '' && !line.startsWith('minted '));
  const result = JSON.parse(lines[0] ?? '');
  expect(result).toMatchObject({
    ok: true,
    value: { isPartial: true, stoppedBy: { code: 'disk-full', field: 'file', actual: 'ENOSPC' }, fileName: 'tokens.txt.partial' },
  });
  expect(result.value.minted).toBeGreaterThan(1_000);
  expect(lines[1]).toBe('tokens.txt.partial');
  const tokens = lines.slice(2);
  expect(tokens).toHaveLength(result.value.minted);
  expect(output.endsWith('\n')).toBe(true);
  expect(wrongTokens(tokens)).toEqual([]);
});

test('killed in the middle: no file by the chosen name, and what is written is in order', async ({ folder }) => {
  mkdirSync(folder);
  const program = startProgram('bulk-to-file.ts', [folder, '3000000']);
  program.stdout.on('data', (text: Buffer) => {
    if (/minted [1-9]\d{4,}/.test(text.toString())) program.kill('SIGKILL');
  });
  const { signal, output } = await ending(program);
  expect(signal).toBe('SIGKILL');
  expect(readdirSync(folder)).toEqual(['tokens.txt.partial']);
  const file = path.join(folder, 'tokens.txt.partial');
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  const tokens = readFileSync(file, 'utf8').split('\n');
  // Only a write that the kill itself cut in two may leave a beginning behind the last line end.
  tokens.pop();
  expect(tokens.length).toBeGreaterThanOrEqual(Number(/minted (\d+)\n$/.exec(output)?.[1]));
  expect(wrongTokens(tokens)).toEqual([]);
});

function wrongTokens(tokens: readonly string[]): string[] {
  return tokens.filter((token, index) => {
    const [, payload = '', signature = ''] = /^[\w-]+\.([\w-]+)\.([\w-]+)$/.exec(token) ?? [];
    return signature.length !== 43 || JSON.parse(Buffer.from(payload, 'base64url').toString()).sub !== `user-${index}`;
  });
}
