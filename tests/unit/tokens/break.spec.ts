import { expect, test } from '@playwright/test';
import { breakToken } from '../../../electron/engine/tokens/break.ts';
import { strictParse } from '../../../electron/engine/tokens/strict-parse.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { jwsAlgorithms } from '../../../shared/key-algorithms.ts';
import { faults, type Fault } from '../../../shared/requests.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime } from '../../vectors/attacks/attack.ts';
import { goodKey, goodToken } from '../../vectors/attacks/good.ts';

/** The failed checks that each fault must show, and no others. */
const expected: Record<Fault, string[]> = {
  none: [],
  expired: ['exp-expired'],
  'claims-changed': ['signature-bad'],
  'signature-changed': ['signature-bad'],
  'wrong-key': ['signature-bad'],
  'alg-none': ['algorithm-none', 'signature-missing'],
};

for (const alg of jwsAlgorithms) {
  test(`${alg}: each fault breaks one rule and nothing else`, async () => {
    const { signing, verifier } = goodKey(alg);
    const token = await goodToken(alg);
    for (const fault of faults) {
      const broken = await breakToken(token, fault, signing, attackTime);
      const { verdict } = await verifyToken(broken.ok ? broken.value : '', [verifier], defaultPolicy, attackTime);
      const failed = verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
      expect(failed, fault).toEqual(expected[fault]);
    }
  });
}

function claimsOf(token: string): string {
  const json = strictParse(token).payload?.json;
  return json ? stringifyJson(json) : '';
}

test('expired: the whole life moves into the past, the other claims stay as they were', async () => {
  const payload = `{"n":1.0,"iat":${attackTime - 60},"nbf":${attackTime - 30},"exp":${attackTime + 3_540},"sub":"a"}`;
  const broken = await breakToken(await goodToken('HS256', {}, payload), 'expired', goodKey('HS256').signing, attackTime);
  const expiry = attackTime - 60;
  expect(claimsOf(broken.ok ? broken.value : '')).toBe(
    `{"n":1.0,"iat":${expiry - 3_600},"nbf":${expiry - 3_570},"exp":${expiry},"sub":"a"}`,
  );
});

test('expired: a token without exp gets one', async () => {
  const broken = await breakToken(await goodToken('HS256', {}, '{"sub":"a"}'), 'expired', goodKey('HS256').signing, attackTime);
  expect(claimsOf(broken.ok ? broken.value : '')).toBe(`{"sub":"a","exp":${attackTime - 60}}`);
});

test('expired needs the key of the same algorithm', async () => {
  const token = await goodToken('HS256');
  expect(await breakToken(token, 'expired', null, attackTime)).toMatchObject({ error: { code: 'key-unusable', expected: 'HS256' } });
  const other = goodKey('ES256').signing;
  expect(await breakToken(token, 'expired', other, attackTime)).toMatchObject({ error: { code: 'key-unusable', actual: 'ES256' } });
});

test('claims-changed: another subject, or one where there was none', async () => {
  const changed = await breakToken(await goodToken('HS256', {}, '{"sub":"alice","a":1}'), 'claims-changed', null, attackTime);
  expect(claimsOf(changed.ok ? changed.value : '')).toBe('{"sub":"alice-changed","a":1}');
  const added = await breakToken(await goodToken('HS256', {}, '{"a":1}'), 'claims-changed', null, attackTime);
  expect(claimsOf(added.ok ? added.value : '')).toBe('{"a":1,"sub":"somebody-else"}');
});

test('wrong-key keeps header and payload, kid included', async () => {
  const token = await goodToken('ES384');
  const broken = await breakToken(token, 'wrong-key', null, attackTime);
  expect(broken.ok && broken.value.split('.').slice(0, 2)).toEqual(token.split('.').slice(0, 2));
});

test('what is no token cannot be broken', async () => {
  for (const text of ['', 'abc', '{}', 'a.b.c', `${await goodToken('HS256')}=`]) {
    expect(await breakToken(text, 'alg-none', null, attackTime)).toMatchObject({ error: { code: 'token-malformed' } });
  }
});
