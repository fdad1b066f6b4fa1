import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';
import { mustInvoke } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { ecPair, generalJson, inspectStory, now, shownCredential } from './inspect-story.ts';

test('a signed token within an encrypted one is opened with a key of the vault, and judged', async ({ window }) => {
  const { main, inspect, says, member } = await inspectStory(window);
  const { id: signer } = await mustInvoke(window, 'keys:create', plainKey('signs', 'ES256'));
  const { id: opener } = await mustInvoke(window, 'keys:create', plainKey('opens', 'ECDH-ES+A256KW'));
  const sealed = mintInput(signer, {}, { form: { ...mintInput(signer).recipe.form, encryption: { keyId: opener, enc: 'A256GCM' } } });
  const { id } = await mustInvoke(window, 'tokens:mint', sealed);
  const { text } = await mustInvoke(window, 'tokens:text', { id });
  await inspect(text);
  await says('Valid');
  await expect(member('Opened by')).toContainText('opens');
  await expect(member('Inside')).toContainText('a signed token');
  await expect(member('sub')).toContainText('ada');
  const closed = main.getByText('Closed: no key here opens it');
  await expect(closed).toHaveCount(0);
  await mustInvoke(window, 'keys:delete', { id: opener });
  await expect(closed).toBeVisible();
  await expect(member('sub')).toHaveCount(0);
});

test('two signatures, one of them bad: the token is not good, and each is judged by itself', async ({ window }) => {
  const { main, inspect, giveKey, says } = await inspectStory(window);
  const pair = ecPair();
  const pem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const claims = { sub: 'ada', exp: now() + 3600 };
  await inspect(generalJson(claims, [{ key: pair.privateKey }, { key: pair.privateKey }]));
  await giveKey(pem);
  await says('Valid');
  await expect(main.getByRole('heading', { name: 'Signature 2' })).toBeVisible();
  await inspect(generalJson(claims, [{ key: pair.privateKey }, { key: pair.privateKey, isBroken: true }]));
  await says('Not valid: 1 check failed');
  const rows = await main.getByRole('listitem').allTextContents();
  const second = rows.indexOf('Signature 2');
  const outcomes = [rows.slice(0, second), rows.slice(second)].map((part) =>
    part.filter((row) => /^Signature.+(passed|failed)$/.test(row)),
  );
  expect(outcomes).toEqual([[expect.stringMatching(/passed$/)], [expect.stringMatching(/failed$/)]]);
});

test('a token without its payload is judged as soon as that is given', async ({ window }) => {
  const { main, inspect, giveKey, says } = await inspectStory(window);
  const { privateKey, publicKey } = ecPair();
  const claims = { sub: 'ada', exp: now() + 3600 };
  const [header, , signature] = foreignToken(privateKey, { alg: 'ES256' }, claims).split('.');
  await inspect(`${header}..${signature}`);
  await giveKey(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  await expect(main.getByText('Valid', { exact: true })).toHaveCount(0);
  const field = main.getByRole('textbox', { name: 'Payload' });
  await field.fill(JSON.stringify(claims));
  await says('Valid');
  await field.fill(JSON.stringify({ ...claims, sub: 'eve' }));
  await says('Not valid: 1 check failed');
});

test('an SD-JWT: what it discloses, and that its holder showed it', async ({ window }) => {
  const { main, inspect, giveKey, says, member, check } = await inspectStory(window);
  const [issuer, holder] = [ecPair(), ecPair()];
  const shown = shownCredential(issuer, holder);
  await inspect(shown);
  await giveKey(issuer.publicKey.export({ type: 'spki', format: 'pem' }).toString());
  await says('Valid');
  await expect(member('given_name')).toContainText('Ada');
  await expect(main.getByRole('table').getByRole('row', { name: /given_name/ })).toContainText('salt salt-of-it');
  await expect(check('Key binding')).toContainText('passed');
  await expect(check('Proof: Audience')).toContainText('https://verifier.example');
  await expect(check('Proof: nonce')).toContainText('“n-1”, not compared');
  // The same proof with another showing: the holder did not show this one.
  const [jwt, , proof] = shown.split('~');
  await inspect(`${jwt}~${proof}`);
  await says('Not valid: 1 check failed');
  await expect(check('Key binding')).toContainText('failed');
  // Without its tildes it would be a token like any other, whose holder nobody asks for.
  await inspect(jwt ?? '');
  await says('Not valid: 1 check failed');
  await expect(check('Format')).toContainText('must end with a tilde');
});
