import { randomBytes } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactEncrypt } from 'jose';
import { now } from '../forms/judging.ts';
import { inspectInput } from '../../inspect-input.ts';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

const engine = await memoryEngine();
const { id: signer } = valueOf(await engine.keyRing.create(plainKey('signs', 'ES256')));
const secret = randomBytes(32);
const jwk = { kty: 'oct', alg: 'dir', use: 'enc', k: secret.toString('base64url') };
const { session } = valueOf(await engine.imports.read([{ name: null, bytes: Buffer.from(JSON.stringify(jwk)) }], null));
const given = { session, encoding: null };
const seal = (text: string) => new CompactEncrypt(Buffer.from(text)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(secret);

test('who wants one key alone to judge is not told "valid" by another one that opened the token', async () => {
  const sealed = await seal(JSON.stringify({ sub: 'ann', exp: now + 60 }));
  const look = async (keyId: string | null) => {
    const { token } = valueOf(await engine.inspector.read(inspectInput(sealed, { at: now, given, keyId })));
    return { valid: token?.verdict.valid, sub: token?.payload?.json !== null, by: token?.encryption?.openedBy?.id };
  };
  const own = `given:${session}:0`;
  expect(await look(null)).toEqual({ valid: true, sub: true, by: own });
  expect(await look(own)).toEqual({ valid: true, sub: true, by: own });
  expect(await look(signer)).toEqual({ valid: false, sub: true, by: own });
});

test('what is signed inside is opened by any key, and judged by the chosen one', async () => {
  const minted = valueOf(await engine.mint(mintInput(signer)));
  const nested = await seal(valueOf(engine.shelf.text(minted.id)).text);
  const { token } = valueOf(await engine.inspector.read(inspectInput(nested, { given, keyId: signer })));
  expect(token?.verdict).toMatchObject({ valid: true, key: { id: signer } });
});
