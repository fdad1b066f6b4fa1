import { expect, test } from '@playwright/test';
import { importJwk } from '../../electron/engine/keys/import/jwk.ts';
import type { VerificationKey } from '../../electron/engine/keys/import/verification-key.ts';
import { thumbprint } from '../../electron/engine/keys/thumbprint.ts';
import { verifyToken } from '../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import { joeExpiry, signedExamples, thumbprintExamples, unsecuredExample } from './rfc-examples.ts';

function keyOf(jwk: object, algorithms: string[] | null = null): VerificationKey {
  const imported = importJwk(JSON.stringify(jwk), { name: 'example', algorithms });
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  return imported.value;
}

for (const { name, token, jwk, alg } of signedExamples) {
  test(`${name}: the signature is good`, async () => {
    const policy = { ...defaultPolicy, signatureOnly: true };
    const { verdict } = await verifyToken(token, [keyOf(jwk, [alg])], policy, 0);
    expect(verdict.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(verdict.valid).toBe(true);
  });
}

test('RFC 7519 3.1: the claims are good until their last second, and not one longer', async () => {
  const [example] = signedExamples;
  const keys = [keyOf(example?.jwk ?? {}, ['HS256'])];
  const before = await verifyToken(example?.token ?? '', keys, defaultPolicy, joeExpiry - 1);
  expect(before.verdict.valid).toBe(true);
  const after = await verifyToken(example?.token ?? '', keys, defaultPolicy, joeExpiry);
  expect(after.verdict.checks.find(({ name }) => name === 'exp')).toEqual({
    name: 'exp',
    signature: 0,
    outcome: 'failed',
    code: 'exp-expired',
    expected: joeExpiry,
    actual: joeExpiry,
  });
});

test('RFC 7515 A.5 and RFC 7519 6.1: an unsecured token is refused', async () => {
  const { verdict } = await verifyToken(unsecuredExample, [keyOf(signedExamples[0]?.jwk ?? {})], defaultPolicy, 0);
  const failed = verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
  expect(failed).toEqual(['algorithm-none', 'signature-missing']);
});

for (const { jwk, thumbprint: expected } of thumbprintExamples) {
  test(`RFC 7638: the thumbprint is ${expected}`, () => {
    expect(thumbprint(keyOf(jwk).node)).toBe(expected);
  });
}
