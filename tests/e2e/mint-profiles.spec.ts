import { createHash, createPublicKey } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { mustInvoke } from './bridge.ts';
import { lookInFolder } from './canaries.ts';
import { expect, test } from './fixtures.ts';
import { isSignedBy } from './foreign-token.ts';
import { secretsOf } from './keychain-contents.ts';
import { mintStory, partsOf, publicKeyOf } from './mint-story.ts';
import { openFiles, saveTo } from './native-dialog.ts';

test('a DPoP proof by its profile: the header holds the public key alone, and that key verifies it', async ({ window }) => {
  const { main, form, profile, fill, mint } = await mintStory(window, ['HS256', 'ES256']);
  await profile(/^DPoP proof/);
  // The receiver takes signatures of key pairs only: the first key that fits was chosen.
  await expect(form.getByRole('button', { name: /My ES256/ })).toBeVisible();
  await main.getByRole('button', { name: /^Mint\b/ }).click();
  await expect(form.getByRole('textbox', { name: /^url/ })).toBeFocused();
  await expect(form.getByText('url is required. Fill it in; the profile gives it no usual value.')).toBeVisible();

  await fill(/^url/, 'https://api.example.com/orders');
  await fill(/^access_token/, 'an access token');
  const { text } = await mint();
  const { header, claims } = partsOf(text);
  const ours = (await publicKeyOf(window, 'My ES256')).export({ format: 'jwk' });
  expect(header).toEqual({ alg: 'ES256', typ: 'dpop+jwt', jwk: ours });
  expect(isSignedBy(createPublicKey({ key: ours, format: 'jwk' }), text)).toBe(true);
  // RFC 9449 section 4.2.
  expect(claims).toEqual({
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    htm: 'POST',
    htu: 'https://api.example.com/orders',
    iat: expect.any(Number),
    ath: createHash('sha256').update('an access token').digest('base64url'),
  });
});

test('whoever presses in the same moment is led to the field too', async ({ window }) => {
  const { form, profile, fill } = await mintStory(window, ['ES256']);
  await profile(/^DPoP proof/);
  await fill(/^url/, 'https://api.example.com/orders');
  await fill(/^access_token/, 'an access token');
  const url = form.getByRole('textbox', { name: /^url/ });
  await url.evaluate((field) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
  });
  await expect(form.getByText(/^url is required/)).toBeVisible();
  await expect(url).toBeFocused();
});

test('a key that the receiver would refuse is told of, and what the profile took the place of comes back', async ({ window }) => {
  const { form, profile, fill } = await mintStory(window, ['ES256']);
  await fill(/^Subject/, 'typed before');
  await profile(/^GitHub App/);
  await expect(form.getByText('The receiver takes RS256; the chosen key signs with ES256.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: /^Subject/ })).toHaveValue('');
  await form.getByRole('button', { name: 'Bring it back' }).click();
  await expect(form.getByRole('textbox', { name: /^Subject/ })).toHaveValue('typed before');
  await expect(form.getByText(/The receiver takes RS256/)).toBeHidden();
});

test('the fitting key that is offered is one for the receiver’s algorithm, and what was filled in waits for it', async ({ window }) => {
  const { main, form, profile, fill, mint } = await mintStory(window, ['ES256']);
  await profile(/^GitHub App/);
  await fill(/^client_id/, 'Iv1.a629723000c5d4a6');
  await form.getByRole('button', { name: 'Create a fitting key' }).click();
  await expect(main.getByRole('radio', { name: 'RS256', exact: true })).toBeChecked();
  await main.getByRole('button', { name: 'Create the key' }).click();
  await main.getByRole('button', { name: 'Mint with it' }).click();
  await expect(form.getByText(/The receiver takes RS256/)).toBeHidden();
  expect(partsOf((await mint()).text)).toMatchObject({ header: { alg: 'RS256' }, claims: { iss: 'Iv1.a629723000c5d4a6' } });
});

test('a profile of one’s own: saved with its variables, and used after a restart', async ({ window, launch }) => {
  await saveStagingUser(window);
  const { profile, fill, mint } = await mintStory((await launch()).window, []);
  await profile(/^Staging user/);
  await fill(/^user/, 'ada "the first"');
  await fill(/^level/, '9007199254740993');
  const { payload } = partsOf((await mint()).text);
  expect(payload).toContain('"sub":"user-ada \\"the first\\""');
  expect(payload).toContain('"level":9007199254740993');
  expect(payload).toContain('"ratio":1.0');
});

test('a profile goes to others in a file without a key, and comes back from it', async ({ app, window, session, userData, launch }) => {
  const { manageProfiles } = await saveStagingUser(window);
  const file = path.join(session.folder, 'staging.json');
  await saveTo(app, file);
  await manageProfiles('Export “Staging user”…');
  await expect(window.getByText('Saved in “staging.json”. No key is in it, only what the keys are called.')).toBeVisible();
  const [key] = (await mustInvoke(window, 'keys:list', {})).keys;
  const written = await readFile(file, 'utf8');
  expect(JSON.parse(written).profiles[0].recipe.key).toEqual({ kid: key?.kid, alg: 'ES256' });
  expect(written).not.toContain(key?.id);
  expect((await stat(file)).size).toBeLessThan(2_000);
  const secrets = await secretsOf(session.env, userData, [key?.id ?? '']);
  expect(await lookInFolder(session.folder, secrets)).toEqual([]);

  const elsewhere = path.join(session.folder, 'another-vault');
  await mkdir(elsewhere, { mode: 0o700 });
  const other = await launch({ env: { TOKENSMITH_DATA_DIR: elsewhere } });
  const there = await mintStory(other.window, ['HS256', 'ES256']);
  await openFiles(other.app, [file]);
  await there.manageProfiles('Import profiles…');
  await expect(other.window.getByText('Imported: Staging user.')).toBeVisible();
  await there.fill(/^user/, 'ada');
  await there.fill(/^level/, '1');
  const { text } = await there.mint();
  expect(partsOf(text).claims).toMatchObject({ sub: 'user-ada', level: 1 });
});

test('a profile whose key is not here is imported without it, and mints with whichever is chosen', async ({ app, window, session }) => {
  const { form, manageProfiles, profile, choose, fill, mint } = await mintStory(window, ['HS256', 'ES256']);
  const file = path.join(session.folder, 'theirs.json');
  await saveTo(app, file);
  await saveOwnProfile(window, manageProfiles);
  await manageProfiles('Export “Theirs”…');
  await expect(window.getByText(/^Saved in “theirs.json”/)).toBeVisible();
  const written = JSON.parse(await readFile(file, 'utf8'));
  written.profiles[0].name = 'From elsewhere';
  written.profiles[0].recipe.key = { kid: 'a key of theirs', alg: 'ES256' };
  await writeFile(file, JSON.stringify(written));
  await openFiles(app, [file]);
  await manageProfiles('Import profiles…');
  await expect(window.getByText('Imported: From elsewhere.')).toBeVisible();

  const imported = (await mustInvoke(window, 'profiles:list', {})).profiles.find(({ name }) => name === 'From elsewhere');
  expect(imported?.recipe.keyId).toBeNull();
  await profile(/^From elsewhere/);
  await choose(/Key/, /My HS256/);
  await fill(/^user/, 'ada');
  const { header, claims } = partsOf((await mint()).text);
  expect(header).toMatchObject({ alg: 'HS256' });
  expect(claims).toMatchObject({ sub: 'user-ada' });
  await expect(form.getByRole('button', { name: /^From elsewhere Profile/ })).toBeVisible();
});

test('a deleted profile comes back with Undo; deleting its key names it', async ({ window }) => {
  const { main, goTo, form, manageProfiles } = await saveStagingUser(window);
  await manageProfiles('Delete “Staging user”');
  await expect(form.getByRole('button', { name: /^None Profile/ })).toBeVisible();
  await window.getByRole('button', { name: 'Undo' }).click();
  await expect(window.getByText('Profile “Staging user” is back.')).toBeVisible();
  await expect(form.getByRole('button', { name: /^Staging user Profile/ })).toBeVisible();

  await goTo('Keys');
  await expect(main.getByText('One profile mints with it:')).toBeVisible();
  await main.getByRole('button', { name: 'Delete…' }).click();
  const question = window.getByRole('alertdialog');
  await expect(question.getByText('Profiles that mint with it will ask for another key: Staging user.')).toBeVisible();
});

/** A profile that always signs with "My ES256", asks for a user, and for a level that is a number. */
async function saveStagingUser(window: Page) {
  const story = await mintStory(window, ['ES256']);
  await story.fill(/^Subject/, 'user-{{user}}');
  await story.writeClaims('{ "level": "{{level}}", "ratio": 1.0 }');
  await story.manageProfiles('Save as a profile…');
  const dialog = window.getByRole('dialog', { name: 'Save as a profile' });
  await dialog.getByRole('button', { name: 'Save the profile' }).click();
  await expect(dialog.getByText('Give the profile a name.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Staging user');
  await dialog.getByText('Always sign with “My ES256”').click();
  await dialog.getByRole('group', { name: 'level' }).getByRole('button', { name: /Kind/ }).click();
  await window.getByRole('option', { name: 'number' }).click();
  await dialog.getByRole('button', { name: 'Save the profile' }).click();
  await expect(window.getByText('Profile “Staging user” saved.')).toBeVisible();
  return story;
}

/** A profile that always signs with "My HS256", the first key. */
async function saveOwnProfile(window: Page, manageProfiles: (action: string) => Promise<void>): Promise<void> {
  await window.getByRole('textbox', { name: /^Subject/ }).fill('user-{{user}}');
  await manageProfiles('Save as a profile…');
  const dialog = window.getByRole('dialog', { name: 'Save as a profile' });
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Theirs');
  await dialog.getByText(/^Always sign with /).click();
  await dialog.getByRole('button', { name: 'Save the profile' }).click();
  await expect(window.getByText('Profile “Theirs” saved.')).toBeVisible();
}
