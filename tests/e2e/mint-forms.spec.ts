import { generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { compactDecrypt, compactVerify, flattenedVerify, generalVerify, type FlattenedJWSInput, type GeneralJWSInput } from 'jose';
import { mustInvoke, shelfOf } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { mintStory, partsOf, publicKeyOf } from './mint-story.ts';
import { storyOf } from './story.ts';

const decoded = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('general JSON with two keys: each signature verifies alone', async ({ window }) => {
  const { main, form, open, pick, fill, mint } = await mintStory(window, ['ES256', 'EdDSA']);
  await fill(/^Subject/, 'ada');
  await open('Form of the token');
  await pick('General JSON');
  await form.getByRole('checkbox', { name: /^My / }).click({ force: true });
  await expect(main.getByText('ES256, made when you mint')).toBeVisible();
  await expect(main.getByText('EdDSA, made when you mint')).toBeVisible();
  const { text, payload } = await mint();
  expect(payload).toBeNull();
  const token: GeneralJWSInput = JSON.parse(text);
  expect(token.signatures).toHaveLength(2);
  for (const name of ['My ES256', 'My EdDSA']) {
    const { payload: signed, protectedHeader } = await generalVerify(token, await publicKeyOf(window, name));
    expect(JSON.parse(decoded(signed))).toMatchObject({ sub: 'ada' });
    expect(`My ${protectedHeader?.alg}`).toBe(name);
  }
  expect((await shelfOf(window)).items[0]).toMatchObject({ form: 'jws-json', subject: 'ada' });
  await expect(main.getByText('In this form it is no Bearer token', { exact: false })).toBeVisible();
  await expect(main.getByRole('button', { name: 'Copy as Bearer' })).toBeHidden();
});

test('a text, detached and unencoded: the signature holds for that text and no other', async ({ window }) => {
  const { main, form, open, pick, mint } = await mintStory(window, ['ES256']);
  const body = '{"event":"paid", "amount": 12.50}\nsecond line';
  await open('Form of the token');
  await pick('Any text');
  await pick('Flattened JSON');
  await form.getByText('Detached payload', { exact: true }).click();
  await form.getByText('Unencoded payload', { exact: true }).click();
  await form.getByRole('textbox', { name: 'Text to be signed' }).fill(body);
  const { text, payload } = await mint();
  expect(payload).toBe(body);
  const token: FlattenedJWSInput = JSON.parse(text);
  expect(Object.keys(token).toSorted()).toEqual(['protected', 'signature']);
  const key = await publicKeyOf(window, 'My ES256');
  const { protectedHeader } = await flattenedVerify({ ...token, payload: body }, key);
  expect(protectedHeader).toMatchObject({ alg: 'ES256', b64: false, crit: ['b64'] });
  await expect(flattenedVerify({ ...token, payload: `${body} ` }, key)).rejects.toThrow();
  await expect(main.getByRole('region', { name: 'Payload that travels beside it' })).toContainText('"amount": 12.50');
});

test('signed, then encrypted for a partner whose public key was imported: the partner alone reads it', async ({ window }) => {
  const partner = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = { ...partner.publicKey.export({ format: 'jwk' }), use: 'enc', alg: 'ECDH-ES+A256KW', kid: 'partner-1' };
  const { goTo, form, open, pick, fill, mint } = await mintStory(window, ['ES256']);
  await importKey(window, JSON.stringify(jwk), 'Partner');
  await goTo('Mint');
  await fill(/^Subject/, 'ada');
  await open('Form of the token');
  await pick('Signed, then encrypted');
  await expect(form.getByRole('button', { name: /^Partner .*Encrypt for/ })).toBeVisible();
  const { text } = await mint();
  const { plaintext, protectedHeader } = await compactDecrypt(text, partner.privateKey);
  // RFC 7519 section 5.2.
  expect(protectedHeader).toMatchObject({ alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: 'partner-1', cty: 'JWT' });
  const { payload } = await compactVerify(decoded(plaintext), await publicKeyOf(window, 'My ES256'));
  expect(JSON.parse(decoded(payload))).toMatchObject({ sub: 'ada' });
  expect((await shelfOf(window)).items[0]).toMatchObject({ form: 'jwe' });
});

test('a changed copy from the shelf keeps every digit and the order of names', async ({ window }) => {
  const { main, form, goTo, fill, writeClaims, mint } = await mintStory(window, ['ES256']);
  await fill(/^Subject/, 'ada');
  await writeClaims('{"z": 90071992547409931234567890, "ratio": 3.0, "a": [1e2, -0.0], "text": "tab\\t \\u00e9"}');
  const first = partsOf((await mint()).text).payload;
  await goTo('Tokens');
  await main.getByRole('button', { name: 'More about this token' }).click();
  await window.getByRole('menuitem', { name: 'Duplicate and edit' }).click();
  await expect(form.getByText('A changed copy of “ada”')).toBeVisible();
  await fill(/^Subject/, 'grace');
  const second = partsOf((await mint()).text).payload;
  const own = (payload: string) => /"z":.*?(?=,"iat")/.exec(payload)?.[0];
  expect(own(first)).toBe('"z":90071992547409931234567890,"ratio":3.0,"a":[1e2,-0.0],"text":"tab\\t é"');
  expect(own(second)).toBe(own(first));
  expect(JSON.parse(second)).toMatchObject({ sub: 'grace' });
  const [copy, original] = (await shelfOf(window, 2)).items;
  const { parent } = await mustInvoke(window, 'tokens:get', { id: copy?.id ?? '' });
  expect(parent).toMatchObject({ id: original?.id, subject: 'ada' });
});

test('lifetimes in one’s own words are read back as an exact instant, or refused with the reason', async ({ window }) => {
  const { main, form, pick, open, fill, mint } = await mintStory(window, ['ES256']);
  await pick('Custom…');
  const lifetime = form.getByRole('textbox', { name: 'Own lifetime' });
  await lifetime.fill('until 2027-01-31 18:00 Asia/Seoul');
  await expect(form.getByText('31 Jan 2027, 09:00:00 UTC')).toBeVisible();
  expect(partsOf((await mint()).text).claims).toMatchObject({ exp: Date.UTC(2027, 0, 31, 9) / 1000 });

  for (const [text, sentence] of [
    [
      'until 1801386000000',
      '1801386000000 counts milliseconds. Times in tokens count seconds since 1970. The same in seconds: 1801386000.',
    ],
    ['until 275760-09-13', /^“275760-09-13” is out of range\. Expected .*9999/],
    ['soon', /“soon”/],
  ] as const) {
    await lifetime.fill(text);
    await lifetime.blur();
    await expect(form.getByText(sentence)).toBeVisible();
    await expect(lifetime).toHaveValue(text);
  }
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect(lifetime).toBeFocused();

  await lifetime.fill('5m');
  await open('Times and id');
  await pick('Later or a date…');
  await fill(/^Not before/, '10m');
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect(form.getByText(/^It would expire before it becomes valid\. It counts from .* and expires .*\./)).toBeVisible();
  expect((await shelfOf(window)).stored).toBe(1);
  await lifetime.fill('2h30m');
  await expect(form.getByText('Read as 2 h 30 min.')).toBeVisible();
  const { iat, nbf, exp } = partsOf((await mint()).text).claims;
  expect([Number(nbf) - Number(iat), Number(exp) - Number(iat)]).toEqual([600, 9_000]);
});

test('an access token that shall live for a year is warned of in a pair, where it is one whatever its type', async ({ window }) => {
  const { main, form, pick } = await mintStory(window, ['ES256']);
  const warning = main.getByText('Long-lived for an access token', { exact: true });
  await pick('1 year');
  await expect(form.getByText(/^Months follow the calendar/)).toBeVisible();
  await expect(warning).toBeHidden();
  await pick('Access + refresh');
  await expect(warning).toBeVisible();
  await main.getByRole('button', { name: 'Make it 1 hour' }).click();
  await expect(warning).toBeHidden();
});

test('what a session cannot last is told of at its own field, before anything is minted', async ({ window }) => {
  const { main, form, pick } = await mintStory(window, ['ES256']);
  await pick('Access + refresh');
  await pick('Custom…', 'Refresh token lives');
  await pick('Sliding');
  const life = form.getByRole('textbox', { name: 'Refresh token lives' });
  await life.fill('until 2030-01-01');
  await main.getByRole('button', { name: /^Mint the pair/ }).click();
  const date = '“until 2030-01-01” is not a lifetime. It counts from the start: write it like 90m, 2h30m, 1d, 3 weeks or 1mo.';
  await expect(life).toHaveAccessibleDescription(date);
  await life.fill('2d');
  await form.getByRole('textbox', { name: 'Longest time' }).fill('1d');
  await expect(form.getByText('“1d” is out of range. Expected at least 2d.')).toBeVisible();
  expect((await shelfOf(window)).stored).toBe(0);
});

test('a megabyte of pasted claims is refused with its size, and nothing is lost by it', async ({ app, window }) => {
  const { main, form, claimsEditor, showClaims, fill } = await mintStory(window, ['ES256']);
  const long = 'x'.repeat(10_000);
  const big = `{\n${Array.from({ length: 100 }, (_, at) => `  "name-${at}": "${long}"`).join(',\n')}\n}`;
  await app.evaluate(({ clipboard }, text) => clipboard.writeText(text), big);
  const editor = await claimsEditor();
  await editor.focus();
  await window.keyboard.press('Control+v');
  await fill(/^Subject/, 'ada');
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect(form.getByText(/^A token may have 256 KB; this one would have 1\.3 MB\. Leave something out\.$/)).toBeVisible();
  await expect(editor).toBeFocused();
  expect((await shelfOf(window)).stored).toBe(0);
  await showClaims('Rows');
  await expect(form.getByRole('textbox', { name: 'Value' })).toHaveCount(100);
  await expect(form.getByRole('textbox', { name: 'Value' }).last()).toHaveValue(long);
  await expect(form.getByRole('textbox', { name: /^Subject/ })).toHaveValue('ada');
});

async function importKey(window: Page, text: string, name: string): Promise<void> {
  const { main, goTo } = storyOf(window);
  await goTo('Keys');
  await main.getByRole('button', { name: 'Import', exact: true }).click();
  await main.getByRole('textbox', { name: 'Or type or paste it here' }).fill(text);
  await main.getByRole('button', { name: 'Read it' }).click();
  await main.getByRole('textbox', { name: 'Name' }).fill(name);
  await main.getByRole('button', { name: /^Import 1 key/ }).click();
  await expect(main.getByRole('heading', { level: 2, name })).toBeVisible();
}

test('a row is added by a press right after one whose meaning is told, and its meaning alone stays', async ({ window }) => {
  const { form } = await mintStory(window, ['ES256']);
  const names = form.getByRole('textbox', { name: 'Name', exact: true });
  const add = form.getByRole('button', { name: 'Add a claim' });
  for (const [at, name] of ['role', 'scope', 'tenant'].entries()) {
    await add.click();
    await expect(names).toHaveCount(at + 1);
    await names.last().fill(name);
  }
  await names.first().focus();
  await expect(form.getByText('role of the user', { exact: true })).toBeVisible();
  await names.nth(1).focus();
  await expect(form.getByText('role of the user', { exact: true })).toBeHidden();
});

test('what is typed while the JSON editor comes stays in its order', async ({ window }) => {
  const { form, showClaims } = await mintStory(window, ['HS256']);
  await showClaims('JSON');
  await form.getByRole('textbox', { name: 'Own claims as JSON' }).focus();
  const typed = '1234567890'.repeat(6);
  for (const character of typed) await window.keyboard.press(character);
  await expect(form.locator('[contenteditable]')).toHaveText(typed);
});
