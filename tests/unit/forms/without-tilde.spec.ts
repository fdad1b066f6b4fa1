import { createSecretKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactEncrypt, SignJWT } from 'jose';
import type { TextToken } from '../../../electron/engine/inspect/paste/text-token.ts';
import { tokenJudge } from '../../../electron/engine/scan/judging/judge-token.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { checkOf, lines, look, now, opener } from './judging.ts';
import { cnf, digest, disclosure, issue, issuer, judged, signing } from './sd-jwt.ts';

const name = disclosure('name', 'Ann');

/** All before the first tilde. */
function cut(sdJwt: string): string {
  return sdJwt.split('~', 1)[0] ?? '';
}

async function plain(claims: object, typ?: string): Promise<string> {
  return new SignJWT({ exp: now + 60, ...claims })
    .setProtectedHeader({ alg: 'ES256', ...(typ !== undefined && { typ }) })
    .sign(issuer.privateKey);
}

const compact = (text: string, policy = {}) => look('jws', text, { signing, policy });

const cutTokens: [what: string, token: string][] = [
  ['by its type alone', cut(issue({ cnf }, []))],
  ['by another type of the kind', await plain({ cnf }, 'application/vc+SD-JWT')],
  ['by the type of any SD-JWT', await plain({ cnf }, 'sd-jwt')],
  ['by the name of its hash', await plain({ cnf, _sd_alg: 'sha-256' })],
  ['by a digest', await plain({ cnf, _sd: [digest(name)] }, 'JWT')],
  ['by a digest within', await plain({ cnf, address: { _sd: [digest(name)] } })],
  ['by a digest in a list', await plain({ cnf, list: [[{ '...': digest(name) }]] })],
];

for (const [what, token] of cutTokens) {
  test(`an SD-JWT that lost its tildes is never valid: ${what}`, async () => {
    const bound = await compact(token, { required: ['cnf'] });
    expect(lines(bound).filter((line) => / (failed|unknown) /.test(line))).toEqual([
      'format failed format-sd-jwt-no-tilde',
      'key-binding failed key-binding-required',
    ]);
    expect(bound.verdict.valid).toBe(false);
    expect(lines(bound)).toContain('signature passed signature-good');
    const unasked = await compact(token);
    expect(checkOf(unasked, 'key-binding')).toMatchObject({ outcome: 'warning', code: 'key-binding-required' });
    expect(unasked.verdict.valid).toBe(false);
    // With its tilde it is one that discloses nothing.
    expect((await judged(`${token}~`)).verdict.valid).toBe(true);
  });
}

test('a scan says the same of it', async () => {
  const otherwise = { ...defaultPolicy, required: ['cnf'] };
  const policies = { byIssuer: new Map(), otherwise };
  const judgeToken = tokenJudge({ keys: { signing, decryption: [] }, policies, at: now });
  const found: Omit<TextToken, 'text'> = { kind: 'jws', start: 0, end: 0, line: 1, source: 'bare', name: null, removed: [], opaque: null };
  for (const [what, text] of cutTokens) {
    const scanned = await judgeToken({ ...found, text }, true);
    expect(scanned.verdict, what).toEqual((await compact(text, { required: ['cnf'] })).verdict);
  }
});

test('inside an encrypted token too', async () => {
  const key = createSecretKey(Buffer.alloc(32, 7));
  const sealed = await new CompactEncrypt(Buffer.from(cutTokens[0]?.[1] ?? ''))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', cty: 'JWT' })
    .encrypt(key);
  const token = await look('jwe', sealed, { signing, decryption: [opener('dir', key)] });
  expect(checkOf(token, 'format')?.code).toBe('format-sd-jwt-no-tilde');
  expect(token.verdict.valid).toBe(false);
});

test('as JSON it needs no tilde, and is an SD-JWT without disclosures and proof', async () => {
  const [head, payload, signature] = cut(issue({ cnf, _sd: [digest(name)] }, [name])).split('.');
  const json = JSON.stringify({ payload, protected: head, signature });
  const token = await look('jws-json', json, { signing });
  expect(token.verdict.valid).toBe(true);
  expect(token.selective).toMatchObject({ digests: 1, disclosures: [] });
  const bound = await look('jws-json', json, { signing, policy: { required: ['cnf'] } });
  expect(checkOf(bound, 'key-binding')).toMatchObject({ outcome: 'failed', code: 'key-binding-required' });
});

test('an ordinary token with cnf, and one of which only the signature is asked, is what it was', async () => {
  const bound = await plain({ cnf: { jkt: 'x' }, data: { sd: [], '....': 1 } }, 'at+jwt');
  expect((await compact(bound, { required: ['cnf'] })).verdict.valid).toBe(true);
  expect((await compact(cutTokens[0]?.[1] ?? '', { signatureOnly: true })).verdict.valid).toBe(true);
});
