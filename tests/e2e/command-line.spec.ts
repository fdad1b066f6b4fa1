import { inspectInput } from '../inspect-input.ts';
import { capture } from '../../scripts/child.ts';
import { inProject } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { plainKey } from '../plain-key.ts';

test.skip(process.platform !== 'linux', 'The private session, whose keychain app and command line share, exists on Linux.');

test('the built command line signs and verifies with the keys of the running app', async ({ window, session, userData }) => {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shared', 'HS256'));
  const env = { ...session.env, TOKENSMITH_DATA_DIR: userData, NO_COLOR: '1' };
  const tokensmith = (...words: string[]) => capture(process.execPath, [inProject('out', 'cli', 'index.js'), ...words], { env });

  const minted = await tokensmith('mint', '--key', 'Shared', '--sub', 'ada', '--json');
  expect(minted).toMatchObject({ code: 0, error: '' });
  const { token }: { token: string } = JSON.parse(minted.output);
  expect(minted.output).not.toContain('"k"');

  const verified = await tokensmith('verify', token, '--key', key.kid, '--json');
  expect(verified.code).toBe(0);
  expect(JSON.parse(verified.output)).toMatchObject({ valid: true, claims: { sub: 'ada' }, key: { kid: key.kid } });
  const { verdict } = (await mustInvoke(window, 'inspect:read', inspectInput(token))).token ?? {};
  expect(verdict).toMatchObject({ valid: true, key: { id: key.id } });

  expect((await tokensmith('verify', `${token.slice(0, -2)}AA`, '--key', 'Shared')).code).toBe(1);
  expect((await tokensmith('verify', token, '--key', 'Unknown')).code).toBe(2);
  expect((await tokensmith('verify')).code).toBe(64);
});
