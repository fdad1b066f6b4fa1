import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { everyRow, inFolder, rowsOf, runOn, scanWith, textsOf, valueOf } from './scanning.ts';
import { makers, tokenOf } from './tokens.ts';

const [maker] = makers;
if (maker === undefined) throw new Error('There are some');
const token = (sub: string) => tokenOf(maker, { sub, exp: 1_760_000_100 });

test('a folder: logs, HAR and UTF-16 are read, the rest is named with its reason', async () => {
  await inFolder(async (folder) => {
    const write = (name: string, data: string | Uint8Array) => writeFileSync(path.join(folder, name), data);
    mkdirSync(path.join(folder, 'deep', 'er'), { recursive: true });
    mkdirSync(path.join(folder, '.git'));
    write('a.log', `first\r\n${token('a')}\r\n${token('b')}`);
    write('deep/er/b.log', `x ${token('c')} y ${token('a')}`);
    write(
      'c.har',
      JSON.stringify({ log: { entries: [{ request: { headers: [{ name: 'Authorization', value: `Bearer ${token('d')}` }] } }] } }),
    );
    write('windows.log', Buffer.from(`\ufeff${token('e')}`, 'utf16le'));
    write('d.gz', gzipSync(token('f')));
    write('e.bin', Buffer.concat([Buffer.from(token('g')), Buffer.from([0, 1, 2])]));
    write('.hidden', token('h'));
    write('.git/config', token('h'));
    write('empty.txt', '');
    symlinkSync(folder, path.join(folder, 'deep', 'loop'));
    write('locked.log', token('i'));
    chmodSync(path.join(folder, 'locked.log'), 0o000);
    const scan = scanWith();
    const summary = await runOn(scan, { kind: 'paths', paths: [folder] });
    const base = path.basename(folder);
    const rows = await rowsOf(scan, summary.session);
    const seen = rows.map(({ subject, file, line, times }) => [subject, file, line, times]);
    const unread = Object.fromEntries(summary.unread.map(({ file, error }) => [file.slice(base.length + 1), error.actual]));
    const isRoot = process.getuid?.() === 0;
    expect(seen.filter(([subject]) => subject !== 'i')).toEqual([
      ['a', `${base}/a.log`, 2, 2],
      ['b', `${base}/a.log`, 3, 1],
      ['d', `${base}/c.har`, 1, 1],
      ['c', `${base}/deep/er/b.log`, 1, 1],
      ['e', `${base}/windows.log`, 1, 1],
    ]);
    expect(rows.find(({ subject }) => subject === 'd')?.source).toBe('har');
    expect(unread).toMatchObject({ '.git': 'hidden', '.hidden': 'hidden', 'd.gz': 'compressed', 'e.bin': 'binary', 'deep/loop': 'link' });
    if (!isRoot) expect(unread).toMatchObject({ 'locked.log': 'EACCES' });
    expect(summary.isPartial).toBe(false);
    scan.releaseAll();
  });
});

test('64 MB are read with little memory, and stopped in the middle', async () => {
  test.setTimeout(120_000);
  await inFolder(async (folder) => {
    const file = path.join(folder, 'large.log');
    const line = `2026-11-25T10:00:00Z GET /orders 200 ${'nothing of interest here, '.repeat(6)}\n`;
    const block = line.repeat(Math.ceil(1_000_000 / line.length));
    writeFileSync(file, token('first') + '\n');
    for (let megabyte = 0; megabyte < 64; megabyte++) writeFileSync(file, block, { flag: 'a' });
    writeFileSync(file, token('last'), { flag: 'a' });
    const scan = scanWith();
    const before = process.memoryUsage().rss;
    const whole = await runOn(scan, { kind: 'paths', paths: [file] });
    expect(await textsOf(scan, whole.session)).toEqual([token('first'), token('last')]);
    expect(process.memoryUsage().rss - before).toBeLessThan(600_000_000);
    const stopping = new AbortController();
    const told: number[] = [];
    const { payload: _, ...judging } = { payload: null, policy: { kind: 'auto' as const }, at: null, keyId: null, given: null };
    const hooks = {
      onProgress: ({ readBytes }: { readBytes: number }) => {
        told.push(readBytes);
        if (readBytes > 1_000_000) stopping.abort();
      },
    };
    const part = valueOf(await scan.run({ source: { kind: 'paths', paths: [file] }, judging }, hooks, stopping.signal));
    expect([part.isPartial, part.stoppedBy?.code]).toEqual([true, 'cancelled']);
    expect(part.readBytes).toBeLessThan(whole.readBytes);
    expect(valueOf(await scan.rows({ session: part.session, ...everyRow, offset: 0, limit: 5 })).total).toBeLessThanOrEqual(1);
    scan.releaseAll();
  });
});

test('at most three scans are kept, a closed one answers no more, and a locked vault closes all', async () => {
  const scan = scanWith();
  const sessions: string[] = [];
  for (let turn = 0; turn < 4; turn++) sessions.push((await runOn(scan, { kind: 'text', text: token(`s${turn}`) })).session);
  const codes = async () =>
    Promise.all(
      sessions.map(async (session) => {
        const page = await scan.rows({ session, ...everyRow, offset: 0, limit: 1 });
        return page.ok ? page.value.total : page.error.code;
      }),
    );
  expect(await codes()).toEqual(['source-expired', 1, 1, 1]);
  scan.close(sessions[1] ?? '');
  expect(await codes()).toEqual(['source-expired', 'source-expired', 1, 1]);
  scan.releaseAll();
  expect(await codes()).toEqual(Array.from({ length: 4 }, () => 'source-expired'));
});
