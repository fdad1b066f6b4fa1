import { expect, test } from './fixtures.ts';
import { newestToken } from './bridge.ts';
import { freePort } from './free-port.ts';
import { storyOf } from './story.ts';

test('the main job: key, token, local API, 200, broken and 401 explained, verdict; and all is there after a restart', async ({
  window,
  launch,
}) => {
  const story = storyOf(window);
  await story.createFirstKey();
  await story.mint('user_2217');
  const port = await freePort();
  await story.startLocalApi(port);
  await story.main.getByRole('button', { name: 'Send a request to /protected' }).click();
  await story.chooseToken('user_2217');
  await story.send('200 OK');
  await expect(story.main.getByText('This is a protected route')).toBeVisible();

  for (const [fault, reason] of [
    ['Expired', 'Refused because the token is expired'],
    ['Claims changed', 'Refused because the signature does not match'],
    ['Signature changed', 'Refused because the signature does not match'],
    ['Wrong key', 'Refused because the signature does not match'],
    ['alg none', 'Refused because of its algorithm'],
  ] as const) {
    await story.breakIt(fault);
    await story.send('401 Unauthorized');
    await expect(story.main.getByText(reason, { exact: true })).toBeVisible();
  }

  const compact = await newestToken(window);
  await story.inspect(`curl -H "Authorization: Bearer ${compact}" http://127.0.0.1:${port}/protected`);
  await expect(story.main.getByText('Valid', { exact: true })).toBeVisible();
  await story.inspect(`${compact.slice(0, -4)}AAAA`);
  await expect(story.main.getByText('Not valid: 1 check failed', { exact: true })).toBeVisible();

  const again = storyOf((await launch()).window);
  await expect(again.main.getByRole('heading', { level: 2 })).toHaveText(/My first key/);
  await again.goTo('Tokens');
  await expect(again.main.getByText('user_2217').first()).toBeVisible();
});

test('from the first start to a 200 in five clicks', async ({ window }) => {
  const { main } = storyOf(window);
  for (const button of ['Create a key', 'Mint with it', 'Mint', 'Send', 'Start the local API and send']) {
    await main
      .getByRole('button', { name: new RegExp(`^${button}( Ctrl.*)?$`) })
      .filter({ visible: true })
      .first()
      .click();
  }
  await expect(main.getByText('200 OK', { exact: true })).toBeVisible();
  await expect(main.getByText('This is a protected route')).toBeVisible();
});

test('nothing is sent when the token cannot be had', async ({ window }) => {
  await expect(window.getByRole('navigation').getByText('Keychain ready')).toBeVisible();
  const nobody = '00000000-0000-4000-8000-000000000000';
  const request = { id: nobody, method: 'GET', url: 'http://127.0.0.1:9/protected', headers: [], body: null } as const;
  const identity = { kind: 'token', tokenId: nobody, fault: 'none' } as const;
  const result: unknown = await window.evaluate((input) => Reflect.get(globalThis, 'tokensmith').invoke('requests:send', input), {
    ...request,
    headers: [],
    identity,
  });
  expect(result).toEqual({ ok: false, error: { code: 'token-not-found' } });
});
