import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPrivateKey, createSecretKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import type { JweAlgorithm, JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { checkOf, look, now, opener, verifierOf } from './judging.ts';

const claims = JSON.stringify({ sub: 'ann', exp: now + 60 });
const isThere = spawnSync('jose', ['alg']).status === 0;

/** jose(1) of José, in C; Debian's package "jose". It writes what has several signatures or receivers as general JSON. */
function jose(folder: string, command: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync('jose', command, { cwd: folder, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`jose ${command.join(' ')}: ${stderr}`);
  return stdout;
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-forms-'));
  try {
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function written(folder: string, alg: JwsAlgorithm | JweAlgorithm): Promise<KeyObject> {
  const key = await generateKey(alg);
  const jwk: JsonWebKey = key.export({ format: 'jwk' });
  writeFileSync(path.join(folder, `${alg}.jwk`), JSON.stringify({ ...jwk, alg }), { mode: 0o600 });
  return key.type === 'secret' ? createSecretKey(key.export()) : createPrivateKey({ format: 'jwk', key: jwk });
}

test('what jose(1) signs three times is valid with all three keys, and with no fewer', async () => {
  test.skip(!isThere, 'jose(1) is not installed');
  await inFolder(async (folder) => {
    const algorithms = ['HS256', 'ES256', 'RS256'] as const;
    const keys = [];
    for (const alg of algorithms) keys.push(verifierOf(await written(folder, alg), alg));
    const text = jose(folder, ['jws', 'sig', '-I', '-', ...algorithms.flatMap((alg) => ['-k', `${alg}.jwk`])], claims);
    expect(
      z
        .object({ signatures: z.array(z.unknown()).length(3) })
        .loose()
        .safeParse(JSON.parse(text)).success,
    ).toBe(true);
    expect((await look('jws-json', text, { signing: keys })).verdict.valid).toBe(true);
    for (const left of keys.keys()) {
      expect((await look('jws-json', text, { signing: keys.toSpliced(left, 1) })).verdict.valid, `without ${left}`).toBe(false);
    }
  });
});

test('what jose(1) seals for three receivers opens for each of them', async () => {
  test.skip(!isThere, 'jose(1) is not installed');
  await inFolder(async (folder) => {
    const algorithms = ['A256KW', 'A128GCMKW', 'ECDH-ES+A128KW'] as const;
    const openers = [];
    for (const alg of algorithms) openers.push(opener(alg, await written(folder, alg)));
    // A template for each receiver, so that its alg stands in its own header.
    const receivers = algorithms.flatMap((alg) => {
      writeFileSync(path.join(folder, `${alg}.json`), JSON.stringify({ header: { alg } }));
      return ['-r', `${alg}.json`, '-k', `${alg}.jwk`];
    });
    const text = jose(folder, ['jwe', 'enc', '-I', '-', ...receivers], claims);
    for (const each of openers) {
      const token = await look('jwe-json', text, { decryption: [each] });
      expect(token.encryption).toMatchObject({ recipients: 3, openedBy: { alg: each.alg }, content: 'claims' });
      expect(checkOf(token, 'exp')?.code).toBe('exp-ok');
      expect(token.verdict.valid).toBe(each.kty === 'oct');
    }
  });
});
