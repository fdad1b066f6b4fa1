import { expect, type Page } from '@playwright/test';

/** The six screens and the settings, as the rail names them in each language. */
export const screens = {
  en: {
    keys: 'Keys',
    mint: 'Mint',
    inspect: 'Inspect',
    tokens: 'Tokens',
    requests: 'Requests',
    localApi: 'Local API',
    settings: 'Settings',
  },
  ko: { keys: '키', mint: '발급', inspect: '검사', tokens: '토큰', requests: '요청', localApi: '로컬 API', settings: '설정' },
} as const;

export type Language = keyof typeof screens;
export type Screen = keyof (typeof screens)['en'];

/** Goes to a screen by the rail and waits until it has loaded. */
export async function goTo(window: Page, screen: Screen, language: Language = 'en'): Promise<void> {
  const name = screens[language][screen];
  await window.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  await expect(window.getByRole('main').getByRole('heading', { name, level: 1, exact: true })).toBeVisible();
}

/** Presses a button of the screen, not of the rail, which has some of the same names. */
export async function press(window: Page, name: string | RegExp): Promise<void> {
  await window
    .getByRole('main')
    .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
    .click();
}

/** The answer's status line on the Requests screen. */
export async function expectAnswer(window: Page, text: RegExp): Promise<void> {
  await expect(window.getByRole('main').getByRole('status').filter({ hasText: text })).toBeVisible();
}
