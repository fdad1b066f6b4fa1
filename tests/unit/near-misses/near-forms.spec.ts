import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { nearMisses } from '../../../electron/engine/inspect/near-misses/near-misses.ts';
import { writingsOf } from '../../../electron/engine/inspect/near-misses/json-writings.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { b64, claims, pair, segment, signRaw, token } from '../../figures/near-misses/foreign.ts';
import { hintsFor, inspected } from '../../figures/near-misses/judged.ts';
import { now } from '../../figures/near-misses/near-case.ts';

/** One signature of a JSON serialization, DER where it must not be. */
function signature(which: ReturnType<typeof pair>, isDer: boolean) {
  const header = segment({ alg: 'ES256' });
  const dsaEncoding = isDer ? 'der' : 'ieee-p1363';
  return { protected: header, signature: b64(signRaw('ES256', which.private, `${header}.${segment(claims)}`, { dsaEncoding })) };
}

test('of several signatures the one that is bad is mended, with its own key', async () => {
  const [one, other] = [pair('ES256', { name: 'one' }), pair('ES256', { name: 'other' })];
  const text = JSON.stringify({ payload: segment(claims), signatures: [signature(one, false), signature(other, true)] });
  const hints = await hintsFor({ token: text, kind: 'jws-json', keys: [one.verifier, other.verifier] });
  expect(hints).toMatchObject([{ code: 'signature-der', check: 'signature', key: { name: 'other' } }]);
});

test('a flattened token whose headers are not protected is looked at as any other', async () => {
  const key = pair('ES256', { kid: 'a' });
  const der = b64(signRaw('ES256', key.private, `.${segment(claims)}`, { dsaEncoding: 'der' }));
  const text = JSON.stringify({ payload: segment(claims), header: { alg: 'ES256', kid: 'a' }, signature: der });
  expect(await hintsFor({ token: text, kind: 'jws-json', keys: [key.verifier] })).toMatchObject([{ code: 'signature-der' }]);
});

test('the payload of a detached token may have been written anew on its way (a webhook parsed and written again)', async () => {
  const key = pair('HS256');
  const [header, , mac] = token('HS256', key.private, { payload: '{"event": "paid", "amount": 3}' }).split('.');
  const payload = { kind: 'text' as const, text: '{"event":"paid","amount":3}' };
  const { inspectToken } = await import('../../../electron/engine/inspect/forms/inspect-token.ts');
  const judging = {
    keys: { signing: [key.verifier], decryption: [] },
    policy: { ...defaultPolicy, signatureOnly: true },
    at: now,
    payload,
  };
  const judged = await inspectToken({ kind: 'jws-detached', text: `${header}..${mac}`, opaque: null }, judging);
  const hints = await nearMisses(judged, judging, new AbortController().signal);
  expect(hints).toMatchObject([{ code: 'payload-reserialized', actual: 'Python' }]);
});

test('where the policy judges by the key in the header, no other key is named', async () => {
  const [mine, given] = [pair('ES256'), pair('ES256', { name: 'given' }, 1)];
  const jwk = mine.verifier.node.export({ format: 'jwk' });
  const header = { typ: 'dpop+jwt', alg: 'ES256', jwk };
  const policy = { byOwnKey: true };
  const keys = [given.verifier];
  expect(await hintsFor({ token: token('ES256', given.private, { header }), keys, policy })).toEqual([]);
  const der = token('ES256', mine.private, { header, options: { dsaEncoding: 'der' } });
  expect(await hintsFor({ token: der, keys, policy })).toMatchObject([{ code: 'signature-der' }]);
});

test('keys that were set aside are named, after those that were not', async () => {
  const [chosen, right] = [pair('ES256', { id: '1', name: 'chosen' }), pair('ES256', { id: '2', name: 'right' }, 1)];
  const judged = await inspected({ token: token('ES256', right.private), keys: [chosen.verifier] });
  const judging = { keys: { signing: [chosen.verifier] }, aside: [right.verifier], policy: defaultPolicy, at: now };
  expect(await nearMisses(judged, judging, new AbortController().signal)).toMatchObject([{ code: 'other-key', key: { id: '2' } }]);
});

test('without any key only the form is judged', async () => {
  const whole = token('HS256', randomBytes(32));
  expect(await hintsFor({ token: whole, keys: [] })).toEqual([]);
  expect(await hintsFor({ token: whole.slice(1), keys: [] })).toMatchObject([{ code: 'character-lost', check: 'format', key: null }]);
  const [header, payload, mac] = whole.split('.');
  const padded = `${header}==.${payload}.${mac}`;
  expect(await hintsFor({ token: padded, keys: [] })).toMatchObject([{ code: 'segments-not-canonical', check: 'format' }]);
});

test('a signature that was cut off is not called good but for its last bits', async () => {
  const key = pair('RS256');
  const cut = token('RS256', key.private).slice(0, -120);
  for (const keys of [[], [key.verifier]]) expect(await hintsFor({ token: cut, keys })).toEqual([]);
});

test('an encrypted or opaque text has no near misses', async () => {
  const jwe = `${segment({ alg: 'dir', enc: 'A256GCM' })}..${b64(randomBytes(12))}.${b64(randomBytes(40))}.${b64(randomBytes(16))}`;
  expect(await hintsFor({ token: jwe, kind: 'jwe', keys: [pair('HS256').verifier] })).toEqual([]);
  expect(await hintsFor({ token: 'not a token at all', kind: 'damaged', keys: [] })).toEqual([]);
});

test('writings are the same value, each once and never the given one', () => {
  const text = '{"b":"é/<a>","a":[1.0,{"d":null,"c":true}],"e":{},"f":[]}';
  const texts = [...writingsOf(text)].map((writing) => writing.text);
  expect(texts.length).toBeGreaterThan(60);
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts).not.toContain(text);
  for (const one of texts) expect(JSON.parse(one)).toEqual(JSON.parse(text));
});
