import { mkdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { ending, startProgram } from './programs/program.ts';
import { onSmallDisk } from './small-disk.ts';

test('a full disk: nothing is lost, nothing is "saved" that is not, and deleting still works', async ({ folder }) => {
  mkdirSync(folder);
  const disk = onSmallDisk(folder, 4);
  test.skip('reason' in disk, 'reason' in disk ? `no small disk can be made here: ${disk.reason}` : '');
  if ('reason' in disk) return;
  const { code, output, errors } = await ending(startProgram('fill-the-disk.ts', [folder], { before: disk.words }));
  expect(errors).toBe('');
  expect(code).toBe(0);
  const seen = JSON.parse(output);
  expect(seen).toMatchObject({
    opened: 'ready',
    full: { refused: 'disk-full', state: 'disk-full', rows: seen.full.saved, hasBallast: true },
    refusedAgain: 'disk-full',
    deleted: { ok: true, rows: 0 },
    afterReopening: { state: 'ready', rows: 0 },
  });
  expect(seen.full.saved).toBeGreaterThan(0);
});

test('a disk that is full from the start: no vault, named as such', async ({ folder }) => {
  mkdirSync(folder);
  const disk = onSmallDisk(folder, 4);
  test.skip('reason' in disk, 'reason' in disk ? `no small disk can be made here: ${disk.reason}` : '');
  if ('reason' in disk) return;
  const { output, errors } = await ending(startProgram('start-on-full-disk.ts', [folder], { before: disk.words }));
  expect(errors).toBe('');
  expect(JSON.parse(output)).toEqual({ opened: 'disk-full', write: 'disk-full', rows: 0, retried: 'ready' });
});
