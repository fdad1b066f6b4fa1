import { expect, type Page } from '@playwright/test';
import type { InputOf, OutputOf } from '../../shared/ipc/define.ts';
import type { Channel, Contract } from '../../shared/ipc/contract.ts';
import type { Result } from '../../shared/result.ts';

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
