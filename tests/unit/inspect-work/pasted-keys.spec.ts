import { expect, test } from '@playwright/test';
import { plainKey } from '../../plain-key.ts';
import { mintInput } from '../../plain-token.ts';
import { memoryEngine, valueOf } from '../engine/memory-engine.ts';

test('a pasted token is linked to a key only where that key made its first signature', async () => {
  const engine = await memoryEngine();
  const parts = async (name: string) => {
    const key = valueOf(await engine.keyRing.create(plainKey(name, 'ES256')));
    const minted = valueOf(await engine.mint(mintInput(key.id, { subject: name })));
    const [head, payload, signature = ''] = valueOf(engine.shelf.text(minted.id)).text.split('.');
    return { id: key.id, payload, part: { protected: head, signature } };
  };
  const [one, other] = [await parts('one'), await parts('other')];
  // The payload of the other: its signature is good, that of the first is not.
  const token = JSON.stringify({ payload: other.payload, signatures: [one.part, other.part] });
  expect(valueOf(await engine.savePasted(token, null))).toMatchObject({ form: 'jws-json', keyId: null });
  const turned = JSON.stringify({ payload: other.payload, signatures: [other.part, one.part] });
  expect(valueOf(await engine.savePasted(turned, null))).toMatchObject({ keyId: other.id });
  await engine.close();
});
