import { createPublicKey, type KeyObject } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import type { KeyAlgorithm } from '../../shared/key-algorithms.ts';
import { plainKey } from '../plain-key.ts';
import { mustInvoke, shelfOf, untilOpen } from './bridge.ts';
import { expect } from './fixtures.ts';
import { storyOf } from './story.ts';

/** The Mint screen with keys of these algorithms, named after them; what one does there, found by role and label. */
export async function mintStory(window: Page, algorithms: readonly KeyAlgorithm[]) {
  await untilOpen(window);
  for (const alg of algorithms) await mustInvoke(window, 'keys:create', plainKey(`My ${alg}`, alg));
  const { main, goTo } = storyOf(window);
  await goTo('Mint');
  const form = main.getByRole('form', { name: 'The token to be minted' });

  async function choose(label: RegExp, option: RegExp): Promise<void> {
    await form.getByRole('button', { name: label }).first().click();
    await window.getByRole('option', { name: option }).first().click();
  }

  /** One of several that stand side by side; `of`: what they are, where others are called the same. */
  async function pick(name: string, of?: string): Promise<void> {
    const among = of === undefined ? form : form.getByRole('radiogroup', { name: of });
    await among.getByRole('radio', { name, exact: true }).click({ force: true });
  }

  /** Opens a part of the form that is closed at first. */
  async function open(part: string): Promise<void> {
    await form.getByRole('group').filter({ hasText: part }).getByText(part, { exact: true }).click();
  }

  async function fill(name: RegExp, text: string): Promise<void> {
    await form.getByRole('textbox', { name }).fill(text);
  }

  async function showClaims(as: 'Rows' | 'JSON'): Promise<void> {
    await pick(as, 'View of the own claims');
  }

  /** The field for the own claims as JSON text, once the editor has taken the place of the plain field. */
  async function claimsEditor(): Promise<Locator> {
    await showClaims('JSON');
    const editor = form.getByRole('textbox', { name: 'Own claims as JSON' }).and(form.locator('[contenteditable]'));
    await editor.waitFor();
    return editor;
  }

  async function writeClaims(text: string): Promise<void> {
    await (await claimsEditor()).fill(text);
  }

  async function manageProfiles(action: string): Promise<void> {
    await form.getByRole('button', { name: 'Save, import and export profiles' }).click();
    await window.getByRole('menuitem', { name: action }).click();
  }

  /** Mints, and waits for the token to come onto the shelf; its text, and the payload of a detached one. */
  async function mint(): Promise<{ text: string; payload: string | null }> {
    const before = await shelved(window);
    await main.getByRole('button', { name: /^Mint\b/ }).click();
    await expect.poll(async () => (await shelved(window)).stored).toBe(before.stored + 1);
    return mustInvoke(window, 'tokens:text', { id: (await shelved(window)).newest });
  }

  return {
    main,
    form,
    goTo,
    choose,
    pick,
    open,
    fill,
    showClaims,
    claimsEditor,
    writeClaims,
    manageProfiles,
    mint,
    profile: (name: RegExp) => choose(/Profile/, name),
  };
}

async function shelved(window: Page): Promise<{ stored: number; newest: string }> {
  const { stored, items } = await shelfOf(window);
  return { stored, newest: items[0]?.id ?? '' };
}

/** The public half of the key of that name, for somebody else's verifier. */
export async function publicKeyOf(window: Page, name: string): Promise<KeyObject> {
  const { keys } = await mustInvoke(window, 'keys:list', {});
  const { pem } = await mustInvoke(window, 'keys:public', { id: keys.find((key) => key.name === name)?.id ?? '' });
  return createPublicKey(pem);
}

/** Header and claims of a compact token, read without any verification. */
export function partsOf(compact: string): { header: Record<string, unknown>; claims: Record<string, unknown>; payload: string } {
  const [header = '', payload = ''] = compact.split('.').map((part) => Buffer.from(part, 'base64url').toString());
  return { header: JSON.parse(header), claims: JSON.parse(payload), payload };
}
