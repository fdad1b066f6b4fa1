import type { Page } from '@playwright/test';
import { z } from 'zod';
import { plainKey } from '../plain-key.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { storyOf } from './story.ts';
import { mintInput } from '../plain-token.ts';

const jwksSchema = z.object({ keys: z.array(z.object({ kid: z.string() })) });

/** A token of the key, good for two hours, as text. */
async function tokenOf(window: Page, keyId: string): Promise<string> {
  const { id } = await mustInvoke(window, 'tokens:mint', mintInput(keyId, { lifetime: '2h' }));
  return (await mustInvoke(window, 'tokens:text', { id })).text;
}

/** What any program on this computer sees of the local API. */
function visitorOf(origin: string) {
  return {
    async answerTo(token: string): Promise<{ status: number; why: string | null }> {
      const response = await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } });
      await response.text();
      return { status: response.status, why: response.headers.get('www-authenticate') };
    },
    async publishedKids(): Promise<string[]> {
      const response = await fetch(`${origin}/.well-known/jwks.json`);
      return jwksSchema.parse(await response.json()).keys.map(({ kid }) => kid);
    },
  };
}

test('a rotation under a running local API: two keys while they overlap, 401 for the old one at the end', async ({ window }) => {
  await untilOpen(window);
  const old = await mustInvoke(window, 'keys:create', plainKey('Shop', 'ES256'));
  const oldToken = await tokenOf(window, old.id);
  const { main, goTo, startLocalApi } = storyOf(window);
  const port = await freePort();
  await startLocalApi(port);
  const { answerTo, publishedKids } = visitorOf(`http://127.0.0.1:${port}`);
  expect(await answerTo(oldToken)).toEqual({ status: 200, why: null });
  expect(await publishedKids()).toEqual([old.kid]);

  await goTo('Keys');
  await main.getByRole('button', { name: 'Rotate…' }).click();
  await main.getByRole('button', { name: 'Make the next key' }).click();
  await expect(main.getByRole('button', { name: 'Copy the JWKS with both' })).toBeVisible();
  const next = (await mustInvoke(window, 'keys:list', {})).keys.find(({ state }) => state === 'next');
  const nextKid = next?.kid ?? '';
  expect((await publishedKids()).toSorted()).toEqual([old.kid, nextKid].toSorted());
  const nextToken = await tokenOf(window, next?.id ?? '');
  expect(await answerTo(oldToken)).toEqual({ status: 200, why: null });
  expect(await answerTo(nextToken)).toEqual({ status: 200, why: null });

  await main.getByRole('button', { name: 'Switch to the next key' }).click();
  await expect(main.getByText('The old key is accepted until')).toBeVisible();
  expect((await publishedKids()).toSorted()).toEqual([old.kid, nextKid].toSorted());
  expect(await answerTo(oldToken)).toEqual({ status: 200, why: null });
  expect(await answerTo(nextToken)).toEqual({ status: 200, why: null });

  await main.getByRole('button', { name: 'Retire the old key now' }).click();
  await window.getByRole('button', { name: 'Retire it' }).click();
  await expect(main.getByText('The rotation is complete.')).toBeVisible();
  expect(await publishedKids()).toEqual([nextKid]);
  expect(await answerTo(oldToken)).toEqual({ status: 401, why: expect.stringContaining('invalid_token') });
  expect(await answerTo(nextToken)).toEqual({ status: 200, why: null });
});
