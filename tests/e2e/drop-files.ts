import type { Page } from '@playwright/test';

/** Drags files of this computer over the middle of the window and lets them go, as the system's file manager would. */
export async function dropFiles(window: Page, files: readonly string[]): Promise<void> {
  const middle = await window.evaluate(() => ({ x: globalThis.innerWidth / 2, y: globalThis.innerHeight / 2 }));
  const session = await window.context().newCDPSession(window);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...middle, data });
  }
  await session.detach();
}
