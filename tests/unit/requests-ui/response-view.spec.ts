import { test, expect } from '@playwright/test';
import {
  clockNote,
  isBrokenAccepted,
  mostShown,
  statusLine,
  statusTone,
  viewBody,
} from '../../../renderer/src/features/requests/response-view.ts';
import { exchangeSchema, refusalSchema, type Exchange } from '../../../shared/requests.ts';

const exchange: Exchange = exchangeSchema.parse({
  status: 200,
  statusText: 'OK',
  elapsedMs: 1,
  bodyBytes: 2,
  headers: [],
  body: { kind: 'json', text: '{}', isTruncated: false },
  finalUrl: 'http://127.0.0.1/',
  hops: [],
  refusal: null,
});
const json = (text: string) => ({ kind: 'json' as const, text, isTruncated: false });

test('JSON is laid out without touching a number or an order', () => {
  const { text } = viewBody(json('{"b":1.0,"a":10000000000000000001}'), true);
  expect(text).toBe('{\n  "b": 1.0,\n  "a": 10000000000000000001\n}');
  expect(viewBody(json('{"b":1.0}'), false).text).toBe('{"b":1.0}');
});

test('JSON that does not parse strictly is shown as it came', () => {
  for (const text of ['{"a":1,"a":2}', '{"a":', '[1,]']) expect(viewBody(json(text), true).text).toBe(text);
});

test('a long body is cut for the screen only', () => {
  const view = viewBody({ kind: 'text', text: 'x'.repeat(mostShown + 10), isTruncated: false }, true);
  expect([view.text.length, view.all]).toEqual([mostShown, mostShown + 10]);
});

test('status in words and tone', () => {
  expect(statusLine(exchange)).toBe('200 OK');
  expect(statusLine({ ...exchange, statusText: '' })).toBe('200');
  expect([200, 204, 304, 401, 500].map(statusTone)).toEqual(['valid', 'valid', 'neutral', 'invalid', 'invalid']);
});

test('a success for a broken token is a finding, a refusal is not', () => {
  expect(isBrokenAccepted(exchange, 'alg-none')).toBe(true);
  expect(isBrokenAccepted({ ...exchange, status: 401 }, 'alg-none')).toBe(false);
  expect(isBrokenAccepted(exchange, 'none')).toBe(false);
});

test('clocks within five seconds agree', () => {
  const refusal = refusalSchema.parse({
    reason: 'expired',
    challenge: null,
    serverTime: 100,
    skewSeconds: 0,
    expiresAt: 1,
    notBefore: null,
    verdict: null,
  });
  const note = (skewSeconds: number | null) => clockNote({ ...refusal, skewSeconds });
  expect(note(null)).toEqual({ kind: 'unknown' });
  expect(note(0)).toEqual({ kind: 'agree', seconds: 1 });
  expect(note(-5)).toEqual({ kind: 'agree', seconds: 5 });
  expect(note(6)).toEqual({ kind: 'ahead', seconds: 6 });
  expect(note(-90)).toEqual({ kind: 'behind', seconds: 90 });
});
