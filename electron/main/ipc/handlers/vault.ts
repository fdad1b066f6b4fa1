import { shell } from 'electron';
import { ok } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';

type VaultHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `vault:${string}`>>;

export function vaultHandlers({ engine: { vault }, confirm }: Services): VaultHandlers {
  return {
    'vault:status': async () => ok(vault.status()),
    'vault:retry': async () => ok(await vault.retry()),
    'vault:use-memory': async () => ok(await vault.useMemory()),
    'vault:start-anew': async () => {
      const answer = await confirm('startAnew', vault.status().folder);
      return answer.ok ? ok(await vault.startAnew()) : answer;
    },
    'vault:show-folder': async () => {
      await shell.openPath(vault.status().folder);
      return ok({});
    },
  };
}
