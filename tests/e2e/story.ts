import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What a person does on each screen, found by role and label. Used by the tests and by the tour. */
export function storyOf(window: Page) {
  const main = window.getByRole('main');

  async function goTo(screen: 'Keys' | 'Mint' | 'Inspect' | 'Tokens' | 'Requests' | 'Local API'): Promise<void> {
    await window.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
    await expect(main.getByRole('heading', { level: 1, name: screen, exact: true })).toBeVisible();
  }

  async function createFirstKey(): Promise<void> {
    await main.getByRole('button', { name: 'Create a key' }).click();
    await expect(main.getByText('Created. The secret is in your system’s keychain.')).toBeVisible();
  }

  async function createKey(name: string, algorithm: string): Promise<void> {
    await goTo('Keys');
    await window.keyboard.press('Control+n');
    await window.getByRole('textbox', { name: 'Name' }).fill(name);
    await window.getByRole('radio', { name: algorithm, exact: true }).click({ force: true });
    await window.getByRole('button', { name: 'Create the key' }).click();
    await expect(main.getByRole('heading', { level: 2, name })).toBeVisible();
  }

  async function mint(subject: string, lifetime = '1 hour'): Promise<void> {
    await goTo('Mint');
    await main.getByRole('textbox', { name: /^Subject/ }).fill(subject);
    await main.getByRole('radio', { name: lifetime, exact: true }).click({ force: true });
    await main.getByRole('button', { name: /^Mint\b/ }).click();
    await expect(main.getByText(new RegExp(`Minted at .*${subject}`))).toBeAttached();
  }

  async function startLocalApi(port: number): Promise<void> {
    await goTo('Local API');
    await main.getByRole('textbox', { name: 'Port' }).fill(String(port));
    await main.getByRole('button', { name: /^Start\b/ }).click();
    await expect(main.getByText(`http://127.0.0.1:${port}`, { exact: true }).first()).toBeVisible();
  }

  async function chooseToken(name: string): Promise<void> {
    await goTo('Requests');
    await main.getByRole('button', { name: /^(Choose a token|Change)$/ }).click();
    await window
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
  }

  async function breakIt(fault: string): Promise<void> {
    await main.getByRole('button', { name: /Break it/ }).click();
    await window.getByRole('option', { name: new RegExp(`^${fault}`) }).click();
  }

  async function send(expected: string | RegExp): Promise<void> {
    await main.getByRole('button', { name: /^Send\b/ }).click();
    await expect(main.getByText(expected).first()).toBeVisible();
  }

  async function inspect(text: string): Promise<void> {
    await goTo('Inspect');
    const another = main.getByRole('button', { name: 'Paste another' });
    if (await another.isVisible()) await another.click();
    await main.getByRole('textbox', { name: 'Text with a token in it' }).fill(text);
  }

  return { main, goTo, createFirstKey, createKey, mint, startLocalApi, chooseToken, breakIt, send, inspect };
}
