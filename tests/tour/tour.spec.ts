import { expect, test } from '../e2e/fixtures.ts';
import { freePort } from '../e2e/free-port.ts';
import { expectAnswer, goTo, press, screens, type Screen } from './screens.ts';
import { beginStory } from './story.ts';

test('the main job by itself', async ({ launch, quit }) => {
  let { app, window } = await launch();
  const versions = await app.evaluate(() => process.versions);
  const story = await beginStory(() => window, `Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}`);
  const { step } = story;
  const port = String(await freePort());
  try {
    await step('The first screen', async () => {
      await expect(window.getByRole('heading', { name: 'Start with a key' })).toBeVisible();
      await expect(window.getByRole('navigation').getByText('Keychain ready')).toBeVisible();
    });
    await step('One click makes a key; its secret is in the keychain', async () => {
      await press(window, 'Create a key');
      await expect(window.getByText('Created. The secret is in your system’s keychain.')).toBeVisible();
    });
    await step('A token for alice is filled in', async () => {
      await press(window, 'Mint with it');
      await window.getByRole('textbox', { name: 'Subject' }).fill('alice');
      await press(window, 'Add a claim');
      await window.getByRole('group', { name: 'Claim 1' }).getByRole('textbox', { name: 'Name' }).fill('role');
      await window.getByRole('group', { name: 'Claim 1' }).getByRole('textbox', { name: 'Value' }).fill('admin');
      await expect(window.getByRole('region', { name: 'Claims', exact: true })).toContainText('"role": "admin"');
    });
    await step('It is minted, in its three colours, and counts down', async () => {
      await press(window, 'Mint');
      await expect(window.getByRole('region', { name: 'Last minted' }).getByRole('timer')).toBeVisible();
    });
    await step('The local API starts', async () => {
      await goTo(window, 'localApi');
      await window.getByRole('textbox', { name: 'Port' }).fill(port);
      await press(window, 'Start');
      await expect(window.getByText(`Listening on http://127.0.0.1:${port}`)).toBeVisible();
    });
    await step('A request without a token: 401, and why', async () => {
      await press(window, 'Send a request to /protected');
      await press(window, 'Send');
      await expectAnswer(window, /Answered 401 .*no token was sent/);
    });
    await step('The same request with the stored token: 200', async () => {
      await press(window, 'Choose a token');
      await window.getByRole('option', { name: /alice/ }).click();
      await press(window, 'Send');
      await expectAnswer(window, /Answered 200 OK/);
      await expect(window.getByRole('region', { name: 'Body', exact: true }).last()).toContainText('This is a protected route');
    });
    for (const [fault, reason] of [
      ['Expired', /Answered 401 .*expired/],
      ['Claims changed', /Answered 401 .*signature/i],
      ['Wrong key', /Answered 401 .*(signature|key)/i],
    ] as const) {
      await step(`The token broken on purpose, ${fault}: 401, and why`, async () => {
        await press(window, /Break it/);
        await window.getByRole('option', { name: fault }).click();
        await press(window, 'Send');
        await expect(window.getByText(`you broke it on purpose (${fault})`)).toBeVisible();
        await expectAnswer(window, reason);
      });
    }
    await step('The local API has logged them all', async () => {
      await goTo(window, 'localApi');
      await expect(window.getByRole('main').getByText('/protected', { exact: true }).nth(4)).toBeVisible();
    });
    await step('The token on the shelf', async () => {
      await goTo(window, 'tokens');
      await expect(window.getByRole('option', { name: /alice/ })).toBeVisible();
    });
    await step('Inspected: every check, expected and actual', async () => {
      await press(window, 'Inspect');
      await expect(
        window
          .getByRole('main')
          .getByText(/^Valid/)
          .first(),
      ).toBeVisible();
    });
    await step('A token from elsewhere: what is wrong with it, all at once', async () => {
      await press(window, /Clear|Another|Paste/);
      await press(window, 'Try the example of RFC 7519');
      await expect(
        window
          .getByRole('main')
          .getByText(/expired/i)
          .first(),
      ).toBeVisible();
    });
    await step('Started again: everything is still there', async () => {
      await quit();
      ({ app, window } = await launch());
      await goTo(window, 'tokens');
      await expect(window.getByRole('option', { name: /alice/ })).toBeVisible();
    });
    await step('Dark', async () => {
      await goTo(window, 'settings');
      await window.getByText('Dark', { exact: true }).click();
      await expect(window.getByRole('radio', { name: 'Dark' })).toBeChecked();
    });
    for (const screen of shown) await step(`Dark: ${screens.en[screen]}`, () => goTo(window, screen));
    await step('Korean', async () => {
      await goTo(window, 'settings');
      await window.getByText('Light', { exact: true }).click();
      await window.getByText('한국어', { exact: true }).click();
      await expect(window.getByRole('heading', { name: '설정', level: 1 })).toBeVisible();
    });
    for (const screen of shown) await step(`Korean: ${screens.en[screen]}`, () => goTo(window, screen, 'ko'));
  } finally {
    await story.end();
  }
});

const shown: readonly Screen[] = ['keys', 'mint', 'inspect', 'tokens', 'requests', 'localApi'];
