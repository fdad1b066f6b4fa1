import { expect, type Page } from '@playwright/test';
import type { InputOf, OutputOf } from '../../shared/ipc/define.ts';
import type { Channel, Contract } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';
import { everyToken, newestFirst, type ShelfPage } from '../../shared/tokens.ts';

/** Calls the app over the page's own bridge, as a compromised page could. */
export async function invoke<K extends Channel>(
  window: Page,
  channel: K,
  input: InputOf<Contract[K]>,
): Promise<Result<OutputOf<Contract[K]>>> {
  return window.evaluate(([name, value]) => Reflect.get(window, 'tokensmith').invoke(name, value), [channel, input] as const);
}

/** The same, where it must succeed. */
export async function mustInvoke<K extends Channel>(window: Page, channel: K, input: InputOf<Contract[K]>): Promise<OutputOf<Contract[K]>> {
  const result = await invoke(window, channel, input);
  if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Resolves when the vault is open, in whatever language the window speaks. */
export async function untilOpen(window: Page): Promise<void> {
  await window.getByRole('navigation').waitFor();
  await expect.poll(async () => (await mustInvoke(window, 'vault:status', {})).state).toBe('ready');
}

/** The newest tokens of the shelf, and how many there are. */
export async function shelfOf(window: Page, limit = 1): Promise<ShelfPage> {
  return mustInvoke(window, 'tokens:list', { filter: everyToken, order: newestFirst, offset: 0, limit });
}

/** The text of the token that came onto the shelf last. */
export async function newestToken(window: Page): Promise<string> {
  const [newest] = (await shelfOf(window)).items;
  return (await mustInvoke(window, 'tokens:text', { id: newest?.id ?? '' })).text;
}
