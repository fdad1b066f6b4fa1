import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { nearMisses } from '../../../electron/engine/inspect/near-misses/near-misses.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { look, now, verifierOf } from '../forms/judging.ts';

test('a key that was given for this look is tried before a host of published ones', async () => {
  const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const mine = newKey();
  const given = { ...verifierOf(mine.publicKey, 'ES256', 'mine'), id: 'given:session:0' };
  // Published keys have no id.
  const published = Array.from({ length: 20 }, (_, index) => verifierOf(newKey().publicKey, 'ES256', `published ${index}`));
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: 'ES256' })}.${encode({ sub: 'ann', exp: now + 60 })}`;
  const der = sign('sha256', Buffer.from(input), { key: mine.privateKey, dsaEncoding: 'der' }).toString('base64url');
  const signing = [given, ...published];
  const token = await look('jws', `${input}.${der}`, { signing });
  const keys = { signing, decryption: [] };
  const hints = await nearMisses(token, { keys, policy: defaultPolicy, at: now }, new AbortController().signal);
  expect(hints).toMatchObject([{ code: 'signature-der', key: { id: given.id } }]);
});
