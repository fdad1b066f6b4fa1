import { createServer, type Server, type Socket } from 'node:net';
import { mustInvoke } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { ecPair, inspectStory, now } from './inspect-story.ts';

/** Somebody at a port of this computer who counts who comes, and says nothing. */
async function counter(): Promise<{ host: string; came(): number; stop(): Promise<void> }> {
  const open = new Set<Socket>();
  let came = 0;
  const server: Server = createServer((socket) => {
    came += 1;
    open.add(socket.on('error', () => undefined));
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens at no port');
  return {
    host: `127.0.0.1:${address.port}`,
    came: () => came,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

test('nobody is asked, whatever addresses a token names, before the click that names the host', async ({ window }) => {
  const { main, judgedBy, inspect, open, says } = await inspectStory(window);
  const somebody = await counter();
  const [http, https] = [`http://${somebody.host}/keys`, `https://${somebody.host}`];
  const { privateKey } = ecPair();
  const header = { alg: 'ES256', kid: `${http}#1`, jku: http, x5u: http };
  const claims = {
    iss: https,
    aud: http,
    sub: http,
    picture: `${http}.png`,
    _claim_sources: { src: { endpoint: http } },
    exp: now() + 3600,
  };
  await inspect(foreignToken(privateKey, header, claims));
  await says('Cannot be checked');
  for (const tab of [/^Lint/, 'Would others accept it?', 'Verdict']) await main.getByRole('tab', { name: tab }).click();
  await main.getByRole('button', { name: 'Report' }).click();
  await expect(main.getByRole('button', { name: 'Copy as Markdown' })).toBeVisible();
  await window.keyboard.press('Escape');
  await open('Keys');
  const ask = judgedBy.getByRole('button', { name: `Ask ${somebody.host} for its keys` });
  await expect(ask).toBeVisible();
  // A look at the sources goes over main as a question would: what was sent before has been sent by then.
  expect((await mustInvoke(window, 'sources:list', {})).sources).toEqual([]);
  expect(somebody.came()).toBe(0);

  await ask.click();
  await judgedBy.getByRole('button', { name: 'Allow this address' }).click();
  await expect.poll(somebody.came).toBeGreaterThan(0);
  await expect(judgedBy.getByRole('alert').first()).toBeVisible();
  await somebody.stop();
});
