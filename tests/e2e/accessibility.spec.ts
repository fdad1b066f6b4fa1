import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { plainKey } from '../plain-key.ts';

const screens = ['1', '2', '3', '4', '5', '6'] as const;

for (const theme of ['light', 'dark'] as const) {
  for (const language of ['en', 'ko'] as const) {
    test(`no serious finding of axe on any screen: ${theme}, ${language}`, async ({ window }) => {
      await mustInvoke(window, 'settings:save', { theme, language });
      await fillVault(window);
      for (const screen of screens) {
        await window.keyboard.press(`Control+${screen}`);
        await expect(window.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible();
        expect(await seriousFindings(window), `screen ${screen}`).toEqual([]);
      }
      await window.keyboard.press('Control+,');
      expect(await seriousFindings(window), 'settings').toEqual([]);
    });
  }
}

async function fillVault(window: Page): Promise<void> {
  await untilOpen(window);
  const key = await mustInvoke(window, 'keys:create', plainKey('Shop signing', 'ES256'));
  const input = { keyId: key.id, typ: 'JWT', subject: 'ada', issuer: null, audience: [], claims: '', label: 'Ada' };
  await mustInvoke(window, 'tokens:mint', { ...input, lifetime: '1h' });
  await mustInvoke(window, 'tokens:mint', { ...input, lifetime: '2020-01-01' });
}

async function seriousFindings(window: Page): Promise<string[]> {
  // Legacy mode runs in this page alone: the other one opens a page of its own, which the app refuses.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
