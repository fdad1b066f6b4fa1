import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { writeFileWhole } from '../../../electron/engine/whole-file.ts';
import { withoutWriting } from '../../faults/ordinary-user.ts';

const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-write-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
});

/** Permissions, and nothing else of the mode. */
function modeOf(file: string): number {
  return lstatSync(file).mode & 0o777;
}

test('a new file holds the text, for the user alone, and is alone in its folder', async ({ folder }) => {
  const file = path.join(folder, '키 private.pem');
  expect(await writeFileWhole(file, 'secret 비밀\n')).toEqual({ ok: true, value: null });
  expect(readFileSync(file, 'utf8')).toBe('secret 비밀\n');
  expect(modeOf(file)).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['키 private.pem']);
});

test('a file that was there is replaced with its open permissions, not written into', async ({ folder }) => {
  const file = path.join(folder, 'key.pem');
  writeFileSync(file, 'a longer old text');
  chmodSync(file, 0o666);
  const before = lstatSync(file).ino;
  await writeFileWhole(file, 'new');
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(modeOf(file)).toBe(0o600);
  expect(lstatSync(file).ino).not.toBe(before);
});

test('a symbolic link is replaced, and what it points at stays as it was', async ({ folder }) => {
  const target = path.join(folder, 'public-folder');
  const link = path.join(folder, 'key.pem');
  writeFileSync(target, 'untouched');
  symlinkSync(target, link);
  await writeFileWhole(link, 'secret');
  expect(readFileSync(target, 'utf8')).toBe('untouched');
  expect(lstatSync(link).isSymbolicLink()).toBe(false);
  expect(modeOf(link)).toBe(0o600);
});

test('where it cannot be written, the reason is given and nothing is left behind', async ({ folder }) => {
  const unwritable = (actual: string) => ({ ok: false, error: { code: 'file-unwritable', field: 'file', actual } });
  mkdirSync(path.join(folder, 'taken'));
  expect(await writeFileWhole(path.join(folder, 'taken'), 'secret')).toEqual(unwritable('EISDIR'));
  expect(await writeFileWhole(path.join(folder, 'missing', 'key.pem'), 'secret')).toEqual(unwritable('ENOENT'));
  expect(readdirSync(folder)).toEqual(['taken']);
  const locked = path.join(folder, 'locked');
  mkdirSync(locked);
  writeFileSync(path.join(locked, 'key.pem'), 'old');
  const refused = await withoutWriting(locked, () => writeFileWhole(path.join(locked, 'key.pem'), 'secret'));
  expect(refused).toEqual(unwritable('EACCES'));
  expect(readdirSync(locked)).toEqual(['key.pem']);
});
