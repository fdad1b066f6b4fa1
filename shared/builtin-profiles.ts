import { services } from './builtin-profiles/services.ts';
import { standards } from './builtin-profiles/standards.ts';
import type { Profile } from './profiles.ts';

/** In the order in which they are offered. */
export const builtInProfiles: readonly Profile[] = [...standards, ...services];
