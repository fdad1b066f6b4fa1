import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { mustInvoke, untilOpen } from './bridge.ts';
import { seriousFindings } from './serious-findings.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

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
  await mustInvoke(window, 'tokens:mint', mintInput(key.id, { label: 'Ada' }));
  await mustInvoke(window, 'tokens:mint', mintInput(key.id, { label: 'Ada', lifetime: '2020-01-01' }));
}
