import { randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { encodingsOf, lookIn, lookInFolder, lookInPage } from './canaries.ts';
import { secretsOf } from './keychain-contents.ts';
import { inspectInput } from '../inspect-input.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

test.skip(process.platform !== 'linux', 'The private session, whose keychain another process may read, exists on Linux.');

test('after a whole session private keys are nowhere but in the keychain', async ({ session, userData, window, quit }) => {
  await untilOpen(window);
  const ids: string[] = [];
  for (const alg of ['HS256', 'ES256', 'EdDSA', 'RS256'] as const) {
    const key = await mustInvoke(window, 'keys:create', plainKey(alg, alg));
    ids.push(key.id);
    const token = await mustInvoke(window, 'tokens:mint', mintInput(key.id));
    const { text: compact } = await mustInvoke(window, 'tokens:text', { id: token.id });
    await mustInvoke(window, 'inspect:read', inspectInput(compact));
    const { origin } = await mustInvoke(window, 'local-api:start', { port: 8_700 + ids.length, keyId: key.id });
    for (const fault of ['none', 'expired', 'wrong-key'] as const) {
      const identity = { kind: 'token', tokenId: token.id, fault } as const;
      const request = { id: randomUUID(), method: 'GET', url: `${origin}/protected`, body: null } as const;
      await mustInvoke(window, 'requests:send', { ...request, headers: [], identity });
    }
  }
  await mustInvoke(window, 'local-api:stop', {});
  const canaries = await secretsOf(session.env, userData, ids);
  expect(canaries.map(({ name }) => name.split(' ').at(-1)).sort()).toEqual(['d', 'd', 'd', 'k', 'key', 'p', 'q']);

  expect(await lookInPage(window, canaries)).toEqual([]);
  expect(await lookInFolder(userData, canaries)).toEqual([]);
  await quit();
  expect(await lookInFolder(userData, canaries)).toEqual([]);
});

test('the control: planted canaries are found, in the page and in files, in every encoding', async ({ userData, window }) => {
  await expect(window.getByRole('navigation')).toBeVisible();
  const canary = { name: 'planted', bytes: randomBytes(32) };
  for (const { encoding, needle } of encodingsOf(canary.bytes)) {
    const content = Buffer.concat([Buffer.from('before '), needle, Buffer.from(' after')]);
    expect(lookIn(content, 'memory', [canary]).map((finding) => finding.encoding)).toContain(encoding);
  }
  for (const prefix of ['', 'x', 'xy']) {
    const text = Buffer.concat([Buffer.from(prefix), canary.bytes, Buffer.from('tail')]).toString('base64');
    expect(lookIn(Buffer.from(text), 'text', [canary])).not.toEqual([]);
  }
  await writeFile(path.join(userData, 'planted.bin'), Buffer.concat([randomBytes(100), canary.bytes]));
  expect(await lookInFolder(userData, [canary])).toEqual([{ canary: 'planted', encoding: 'raw', place: 'planted.bin' }]);
  await window.evaluate((text) => Reflect.set(window, 'planted', { text }), canary.bytes.toString('base64url'));
  // Bytes without + and / read alike in base64 and base64url: one place, found once or twice.
  const places = (await lookInPage(window, [canary])).map(({ place }) => place);
  expect(new Set(places)).toEqual(new Set(['heap of the page']));
});
