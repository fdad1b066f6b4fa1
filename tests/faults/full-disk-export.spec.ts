import { mkdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { ending, startProgram } from './programs/program.ts';
import { onSmallDisk } from './small-disk.ts';

test('an export that does not fit on the disk says so, keeps the old file, and leaves no half key behind', async ({ folder }) => {
  mkdirSync(folder);
  const disk = onSmallDisk(folder, 4);
  test.skip('reason' in disk, 'reason' in disk ? `no small disk can be made here: ${disk.reason}` : '');
  if ('reason' in disk) return;
  const { output, errors } = await ending(startProgram('export-on-full-disk.ts', [folder], { before: disk.words }));
  expect(errors).toBe('');
  expect(JSON.parse(output)).toEqual({
    written: { ok: false, error: { code: 'disk-full', field: 'file', actual: 'ENOSPC' } },
    left: ['key.pem'],
    text: 'the old text',
  });
});
