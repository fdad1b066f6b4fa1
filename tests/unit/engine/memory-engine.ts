import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine, type Engine } from '../../../electron/engine/engine.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault } from '../../../electron/engine/vault/vault.ts';
import type { Result } from '../../../shared/result.ts';
import type { TokenNotice } from '../../../shared/tokens.ts';

/** A whole engine on a vault in memory; `clock` is in Unix milliseconds. */
export async function memoryEngine(clock?: () => number, onNotice?: (notice: TokenNotice) => void): Promise<Engine> {
  // Never made: a vault in memory touches no folder.
  const folder = path.join(tmpdir(), 'tokensmith-unit-none');
  const vault = createVault({ folder, secrets: createMemoryStore });
  await vault.useMemory();
  return createEngine({ vault, ...(clock !== undefined && { clock }), ...(onNotice !== undefined && { onNotice }) });
}

/** The value of a result that must be good; the error's code otherwise. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Unexpected failure: ${JSON.stringify(result.error)}`);
  return result.value;
}
