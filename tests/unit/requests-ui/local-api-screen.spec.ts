import { test, expect } from '@playwright/test';
import { endpointsAt } from '../../../renderer/src/features/local-api/endpoints.ts';
import { readPort } from '../../../renderer/src/features/local-api/port.ts';
import { refusedBy } from '../../../renderer/src/features/local-api/refused-by.ts';
import { sessionRefusals } from '../../../shared/local-api.ts';
import { checkCodes } from '../../../shared/verdict.ts';

test('ports from 1024 to 65535 are taken', () => {
  expect(readPort(' 8787 ')).toEqual({ ok: true, port: 8787 });
  expect(readPort('1024')).toEqual({ ok: true, port: 1024 });
  expect(readPort('65535')).toEqual({ ok: true, port: 65_535 });
});

for (const [text, problem] of [
  ['', 'missing'],
  ['80', 'out-of-range'],
  ['1023', 'out-of-range'],
  ['65536', 'out-of-range'],
  ['999999999', 'out-of-range'],
  ['8787.5', 'not-a-number'],
  ['0x2253', 'not-a-number'],
  ['-8787', 'not-a-number'],
  ['８７８７', 'not-a-number'],
  ['eighty', 'not-a-number'],
] as const) {
  test(`the port ${JSON.stringify(text)} is refused`, () => {
    expect(readPort(text)).toEqual({ ok: false, problem });
  });
}

test('commands name the address and never hold a token', () => {
  const endpoints = endpointsAt('http://127.0.0.1:8787', true).flatMap((group) => group.endpoints);
  expect(endpoints.every(({ curl }) => curl.includes('http://127.0.0.1:8787'))).toBe(true);
  expect(endpoints.find(({ shown }) => shown === '/protected')?.curl).toContain('$TOKEN');
  expect(endpoints.find(({ about }) => about === 'refresh')?.curl).toContain('$REFRESH');
  expect(endpoints.find(({ shown }) => shown.endsWith('jwks.json'))?.about).toBe('jwksSymmetric');
  expect(new Set(endpoints.map(({ about }) => about)).size).toBe(endpoints.length);
});

const served = { id: 1, at: 0, method: 'GET', path: '/protected', status: 401, elapsedMs: 1, refusedBy: null };

test('why a request was refused', () => {
  expect(refusedBy(served)).toEqual({ kind: 'no-token' });
  expect(refusedBy({ ...served, status: 403 })).toEqual({ kind: 'foreign' });
  expect(refusedBy({ ...served, status: 200 })).toBeNull();
  expect(refusedBy({ ...served, refusedBy: 'exp-expired' })).toEqual({ kind: 'check', name: 'exp' });
  for (const refusal of sessionRefusals) expect(refusedBy({ ...served, refusedBy: refusal })).toEqual({ kind: refusal });
  expect(refusedBy({ ...served, refusedBy: 'invalid_grant' })).toEqual({ kind: 'grant', error: 'invalid_grant' });
  expect(refusedBy({ ...served, refusedBy: 'something-new' })).toEqual({ kind: 'other' });
});

/** The local API takes compact tokens only, and its rules are its own. */
const notMade = /^(?:decrypt|nested|disclosure|age-|switched-off|nonce-|claim-(?!present|missing))/;

test('every check code that can refuse is named by its check', () => {
  const unnamed = checkCodes
    .filter((code) => !notMade.test(code))
    .filter((code) => {
      const reason = refusedBy({ ...served, refusedBy: code });
      return reason?.kind !== 'check' || !code.startsWith(reason.name);
    });
  expect(unnamed).toEqual(['header-unreadable', 'encrypted-not-judged', 'claim-present', 'claim-missing', 'claims-not-checked']);
});
