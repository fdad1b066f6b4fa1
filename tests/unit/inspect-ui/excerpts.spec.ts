import { test, expect } from '@playwright/test';
import { excerptToken, shareOfHeader } from '../../../renderer/src/features/inspect/excerpt.ts';
import { endOfPath, summariseFound } from '../../../renderer/src/features/inspect/found-summary.ts';
import { comparedInstants } from '../../../renderer/src/features/inspect/instants.ts';
import { now, signed } from './judged.ts';

test('an ordinary token is shown whole', () => {
  const token = signed({ sub: 'me' });
  expect(excerptToken(token)).toEqual({ text: token, isExcerpt: false });
});

test('a huge one keeps its parts, its dots and their ends', () => {
  const { text, isExcerpt } = excerptToken(`head.${'a'.repeat(200_000)}z.tail`);
  expect(isExcerpt).toBe(true);
  expect(text.length).toBeLessThan(5_000);
  expect(text.split('.')).toEqual(['head', expect.stringMatching(/^a+…a+z$/), 'tail']);
});

test('8,192 bytes fill the header that servers commonly take', () => {
  expect(shareOfHeader(8_192)).toBe(100);
});

const jws = { kind: 'jws', preview: 'eyJ…' } as const;

test('tokens of a list are told apart by algorithm and subject', () => {
  const summary = summariseFound(signed({ sub: 'user_2217' }), jws);
  expect(summary).toMatchObject({ alg: 'HS256', subject: 'user_2217' });
  expect(summary.preview).toMatch(/^eyJ\S+…\S+\.eyJ\S+…\S+\.\S+…\S+$/);
});

test('an SD-JWT is told by the token before its disclosures', () => {
  const text = `${signed({ sub: 'me' })}~WyJhIiwiYiIsImMiXQ~`;
  expect(summariseFound(text, { ...jws, kind: 'sd-jwt' })).toMatchObject({ alg: 'HS256', subject: 'me' });
});

test('what cannot be read is only shortened', () => {
  for (const text of ['a.b', '!!.??.', 'eyJh.bm90IGpzb24.x', `eyJ9.${'e'.repeat(10_000)}.x`, '////.____.----']) {
    expect(summariseFound(text, jws)).toMatchObject({ alg: null, subject: null });
  }
});

test('what stood there in another form is told by its preview', () => {
  const token = signed({ sub: 'me' });
  const halves = `${token.slice(0, 60)}; s.1=${token.slice(60)}`;
  for (const text of [Buffer.from(token).toString('base64'), token.replaceAll('.', '%2E'), halves]) {
    expect(summariseFound(text, jws)).toEqual({ preview: 'eyJ…', alg: null, subject: null });
  }
});

test('of an opaque string the list shows what the engine allows, never its text', () => {
  const secret = `ghp_${'Ab1'.repeat(12)}`;
  expect(summariseFound(secret, { kind: 'opaque', preview: 'ghp_' })).toEqual({ preview: 'ghp_', alg: null, subject: null });
});

test('a long SD-JWT keeps its tildes', () => {
  const { text, isExcerpt } = excerptToken(`h.p.s~${'d'.repeat(9_000)}~h.p.s`);
  expect(isExcerpt).toBe(true);
  expect(text.split('~')).toEqual(['h.p.s', expect.stringMatching(/^d+…d+$/), 'h.p.s']);
});

test('instants of one day are compared by their times, others in full', () => {
  expect(comparedInstants(now - 60, now, 'ko-KR')).toEqual({ claim: '15:59:00', now: '16:00:00 UTC' });
  expect(comparedInstants(now - 86_400, now + 0.5, 'en-GB').claim).toMatch(/2026.*UTC$/);
  expect(comparedInstants(9e15, now, 'en-GB').claim).toBe('9000000000000000');
});

test('of a path its end is said first: there tokens of one answer differ', () => {
  const paths = ['log.entries[3].response.content.text.access_token', 'data.token', 'authorization', 'log.entries[0].request.url'];
  expect(paths.map(endOfPath)).toEqual(['…text.access_token', 'data.token', 'authorization', '…request.url']);
});
