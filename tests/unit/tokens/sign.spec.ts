import { createSecretKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { compactVerify, CompactSign } from 'jose';
import { signToken } from '../../../electron/engine/tokens/sign.ts';
import { availableAlgorithms } from '../../../electron/engine/tokens/runtime-algorithms.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { jwsAlgorithms, keyAlgorithms } from '../../../shared/key-algorithms.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime } from '../../vectors/attacks/attack.ts';
import { goodKey, goodToken, headerText } from '../../vectors/attacks/good.ts';
import { objectOf } from './json-object.ts';

for (const alg of jwsAlgorithms) {
  const { signing, verifier } = goodKey(alg);

  test(`${alg}: whatever is signed verifies, here and with jose, and comes back byte for byte`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), async (claims) => {
        const payload = JSON.stringify({ ...claims, exp: attackTime + 60 });
        fc.pre(parseJson(payload).ok);
        const token = await signToken(objectOf(headerText(signing)), payload, signing);
        const judged = await verifyToken(token, [verifier], { ...defaultPolicy, signatureOnly: true }, attackTime);
        expect(judged.verdict.valid).toBe(true);
        const opened = await compactVerify(token, verifier.node, { algorithms: [alg] });
        expect(Buffer.from(opened.payload).toString()).toBe(payload);
      }),
      { numRuns: 15 },
    );
  });

  test(`${alg}: what jose signs verifies here`, async () => {
    const header = { alg, kid: signing.kid ?? '' };
    const token = await new CompactSign(Buffer.from(`{"exp":${attackTime + 60}}`)).setProtectedHeader(header).sign(signing.key);
    expect((await verifyToken(token, [verifier], defaultPolicy, attackTime)).verdict.valid).toBe(true);
  });

  test(`${alg}: a token of another key is refused`, async () => {
    const others = jwsAlgorithms.filter((other) => other !== alg).map((other) => goodKey(other).verifier);
    expect((await verifyToken(await goodToken(alg), others, defaultPolicy, attackTime)).verdict.valid).toBe(false);
  });
}

test('a long payload is signed like a short one', async () => {
  const payload = `{"exp":${attackTime + 60},"x":"${'x'.repeat(100_000)}"}`;
  for (const alg of jwsAlgorithms) {
    const { signing, verifier } = goodKey(alg);
    const opened = await compactVerify(await signToken(objectOf(headerText(signing)), payload, signing), verifier.node);
    expect(Buffer.from(opened.payload).toString(), alg).toBe(payload);
  }
});

test('header and payload keep their texts: order, numbers, __proto__', async () => {
  const { signing } = goodKey('HS256');
  const header = '{"typ":"JWT","2":1.0,"alg":"HS256","__proto__":{"a":1},"1":10000000000000000001}';
  const payload = '{ "exp" : 1.0e10 }\n';
  const [head = '', body = ''] = (await signToken(objectOf(header), payload, signing)).split('.');
  expect(Buffer.from(head, 'base64url').toString()).toBe(header);
  expect(Buffer.from(body, 'base64url').toString()).toBe(payload);
  expect(stringifyJson(objectOf(header))).toBe(header);
});

test('a header that names another algorithm than the key is a mistake of the program', async () => {
  const { signing } = goodKey('HS256');
  const header: JsonObject = { kind: 'object', members: [{ name: 'alg', value: jsonString('none') }] };
  await expect(signToken(header, '{}', signing)).rejects.toThrow('the key is for HS256');
});

test('this runtime can do every algorithm of the table', async () => {
  expect(await availableAlgorithms()).toEqual([...keyAlgorithms]);
});

test('HMAC goes by the bytes of the secret', async () => {
  const key = createSecretKey(
    Buffer.from('AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow', 'base64url'),
  );
  const header = objectOf('{"typ":"JWT",\r\n "alg":"HS256"}');
  const token = await signToken(header, '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}', {
    kid: null,
    alg: 'HS256',
    key,
    isWeak: false,
  });
  // RFC 7515 A.1 but for the white space in its header.
  expect(token.split('.')[1]).toBe('eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ');
});
