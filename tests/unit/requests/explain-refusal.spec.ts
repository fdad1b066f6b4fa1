import { expect } from '@playwright/test';
import { importSecretBytes } from '../../../electron/engine/keys/import/secret.ts';
import { explainRefusal, type Judgement } from '../../../electron/engine/requests/explain-refusal.ts';
import { signToken } from '../../../electron/engine/tokens/sign.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { headerFor, hmacKey } from '../local-api/running-api.ts';
import { asToken, requestTo, test } from './sending.ts';

const now = 1_800_000_000;
const date = (seconds: number) => ({ name: 'Date', value: new Date(seconds * 1000).toUTCString() });
const challenge = (value: string) => ({ name: 'WWW-Authenticate', value });
const refused = (...headers: { name: string; value: string }[]) => ({ status: 401, headers });

async function judge(compact: string): Promise<Judgement> {
  const key = importSecretBytes(Buffer.alloc(32, 7), { name: 'ours', kid: 'test-key' });
  return verifyToken(compact, key.ok ? [key.value] : [], defaultPolicy, now);
}
const tokenWith = (claims: object, kid = 'test-key') => signToken(headerFor('HS256', kid), JSON.stringify(claims), hmacKey(kid));

test('only a refusal is explained', () => {
  expect(explainRefusal({ status: 200, headers: [challenge('Bearer')] }, null, now)).toBeNull();
  expect(explainRefusal({ status: 403, headers: [] }, null, now)).toBeNull();
  expect(explainRefusal({ status: 404, headers: [challenge('Bearer')] }, null, now)).toBeNull();
});

test('nothing was sent', () => {
  expect(explainRefusal(refused(challenge('Bearer realm="x"'), date(now - 90)), null, now + 0.4)).toEqual({
    reason: 'no-token',
    challenge: { scheme: 'Bearer', error: null, description: null },
    serverTime: now - 90,
    skewSeconds: -90,
    expiresAt: null,
    notBefore: null,
    verdict: null,
  });
});

test.describe('the most likely reason', () => {
  const says = challenge('Bearer error="invalid_token", error_description="The audience is another one"');
  for (const [name, make, headers, reason] of [
    ['malformed', async () => 'a.b', [says], 'token-malformed'],
    ['not signed', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`, [says], 'algorithm'],
    ['expired by both clocks', () => tokenWith({ exp: now - 5 }), [date(now)], 'expired'],
    ['expired by the server alone: its clock is fast', () => tokenWith({ exp: now + 60 }), [date(now + 120)], 'expired'],
    ['expired by our clock, where the server tells none', () => tokenWith({ exp: now }), [], 'expired'],
    ['not expired by the server\u2019s clock', () => tokenWith({ exp: now - 5 }), [date(now - 60), says], 'server-says'],
    ['not yet valid for a slow server', () => tokenWith({ nbf: now }), [date(now - 60)], 'not-yet-valid'],
    ['tampered', async () => (await tokenWith({ a: 1 })).replace(/\..*\./, '.eyJhIjoyfQ.'), [says], 'signature'],
    ['of a key that nobody named', () => tokenWith({ a: 1 }, 'other'), [], 'unknown-key'],
    [
      'of a key that the server misses too',
      () => tokenWith({ a: 1 }, 'other'),
      [challenge('Bearer error_description="No matching kid"')],
      'unknown-key',
    ],
    ['of a key that only we do not have', () => tokenWith({ a: 1 }, 'other'), [says], 'server-says'],
    ['good for us, refused with words', () => tokenWith({ a: 1 }), [says], 'server-says'],
    ['good for us, refused without words', () => tokenWith({ a: 1 }), [challenge('Bearer realm="api"')], 'unexplained'],
    ['good, but not enough', () => tokenWith({ exp: 1 }), [challenge('Bearer error=insufficient_scope')], 'server-says'],
  ] as const) {
    test(`a token that is ${name}: ${reason}`, async () => {
      const refusal = explainRefusal(refused(...headers), await judge(await make()), now);
      expect(refusal?.reason).toBe(reason);
      expect(refusal?.verdict).not.toBeNull();
    });
  }
});

test('of several challenges the one for tokens speaks', async () => {
  const headers = [
    challenge('Basic realm="x", Negotiate'),
    challenge('Bearer error="invalid_token", error_description="The token expired"'),
  ];
  expect(explainRefusal(refused(...headers), null, now)?.challenge).toEqual({
    scheme: 'Bearer',
    error: 'invalid_token',
    description: 'The token expired',
  });
});

test('an answer over the wire is explained, a 403 with a challenge too', async ({ serve, senderWith }) => {
  const compact = await tokenWith({ exp: now - 5, nbf: now - 60 });
  const server = await serve((request, response) => {
    const status = Number(request.url?.slice(1));
    response.sendDate = false;
    response
      .writeHead(status, { 'www-authenticate': 'Bearer error="invalid_token"', date: new Date((now + 30) * 1000).toUTCString() })
      .end();
  });
  const judged: string[] = [];
  const sender = senderWith({
    resolveToken: async () => ({ ok: true, value: { compact } }),
    judge: async (text) => {
      judged.push(text);
      return judge(text);
    },
    now: () => now,
  });
  for (const status of [401, 403]) {
    const sent = await sender.send(requestTo({ url: `${server.origin}/${status}`, identity: asToken }), new AbortController().signal);
    expect(sent).toMatchObject({
      ok: true,
      value: { status, refusal: { reason: 'expired', serverTime: now + 30, skewSeconds: 30, expiresAt: now - 5, notBefore: now - 60 } },
    });
  }
  expect(judged).toEqual([compact, compact]);
});

test('a token typed by hand is explained too; one that was dropped on the way was not sent', async ({ serve, send, senderWith }) => {
  const compact = await tokenWith({ exp: now });
  const api = await serve((_, response) => {
    response.sendDate = false;
    response.writeHead(401).end();
  });
  const headers = [{ name: 'Authorization', value: `bearer ${compact}` }];
  const typed = await senderWith({ judge, now: () => now }).send(requestTo({ url: api.origin, headers }), new AbortController().signal);
  expect(typed.ok && typed.value.refusal).toMatchObject({ reason: 'expired', expiresAt: now });

  const gateway = await serve((_, response) => response.writeHead(307, { location: api.origin }).end());
  const dropped = await send({ url: gateway.origin, identity: asToken });
  expect(dropped).toMatchObject({ ok: true, value: { status: 401, hops: [{ stripped: true }], refusal: { reason: 'no-token' } } });
});
