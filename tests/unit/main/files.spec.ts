import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { openLog } from '../../../electron/main/log.ts';
import { openPreferences } from '../../../electron/main/preferences.ts';
import { test } from '../vault/fixtures.ts';

test('a log line has the allowed fields only, and no secret even in a message', ({ folder }) => {
  const log = openLog(folder, () => new Date(0));
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhZGEifQ.AAAA';
  const entry = { event: 'call-failed', channel: 'keys:list', claims: { sub: 'ada' }, cause: new Error(`no ${token}`) };
  log(entry);
  const file = path.join(folder, 'tokensmith.log');
  const line = readFileSync(file, 'utf8');
  expect(Object.keys(JSON.parse(line)).sort()).toEqual(['at', 'cause', 'channel', 'event']);
  expect(line).not.toContain('ada');
  expect(line).not.toContain('eyJ');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('the log keeps five files of 1 MiB and no more', ({ folder }) => {
  const file = path.join(folder, 'tokensmith.log');
  const log = openLog(folder);
  for (let round = 0; round < 8; round++) {
    writeFileSync(file, 'x'.repeat(1_048_576));
    log({ event: `round-${round}` });
  }
  expect(readdirSync(folder).sort()).toEqual(['tokensmith.log', ...[1, 2, 3, 4].map((number) => `tokensmith.log.${number}`)]);
  expect(readFileSync(file, 'utf8')).toContain('round-7');
});

test('preferences come back; a damaged file means the defaults, and is replaced by the next choice', ({ folder }) => {
  const bounds = { x: 1, y: 2, width: 1000, height: 700, isMaximized: false };
  openPreferences(folder).saveSettings({ theme: 'dark', language: 'ko' });
  openPreferences(folder).saveBounds(bounds);
  expect(openPreferences(folder).settings()).toEqual({ theme: 'dark', language: 'ko' });
  expect(openPreferences(folder).bounds()).toEqual(bounds);
  for (const text of ['', '{', '[]', '{"settings":{"theme":"pink","language":"en"},"bounds":null}', '{"settings":null}']) {
    writeFileSync(path.join(folder, 'preferences.json'), text);
    expect(openPreferences(folder).settings()).toEqual({ theme: 'system', language: 'system' });
  }
  openPreferences(folder).saveSettings({ theme: 'light', language: 'en' });
  expect(openPreferences(folder).settings().theme).toBe('light');
});

test('where nothing can be written, a choice holds for the run, and the log is silent', ({ folder }) => {
  const taken = path.join(folder, 'a-file');
  writeFileSync(taken, '');
  const preferences = openPreferences(path.join(taken, 'below'));
  preferences.saveSettings({ theme: 'dark', language: 'en' });
  expect(preferences.settings().theme).toBe('dark');
  openLog(path.join(taken, 'below'))({ event: 'start' });
  expect(readdirSync(folder)).toEqual(['a-file']);
});
