import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';
import { appHandlers } from './app.ts';
import { keyHandlers } from './keys.ts';
import { bulkHandlers } from './bulk.ts';
import { inspectHandlers } from './inspect.ts';
import { policyHandlers } from './policies.ts';
import { profileHandlers } from './profiles.ts';
import { scanHandlers } from './scan.ts';
import { sourceHandlers } from './sources.ts';
import { requestHandlers } from './requests.ts';
import { tokenHandlers } from './tokens.ts';
import { vaultHandlers } from './vault.ts';

/** One handler for each call of the contract: a missing one does not compile. */
export function allHandlers(services: Services): AppHandlers {
  return {
    ...appHandlers(services),
    ...vaultHandlers(services),
    ...keyHandlers(services),
    ...sourceHandlers(services),
    ...tokenHandlers(services),
    ...inspectHandlers(services),
    ...policyHandlers(services),
    ...profileHandlers(services),
    ...bulkHandlers(services),
    ...scanHandlers(services),
    ...requestHandlers(services),
  };
}
