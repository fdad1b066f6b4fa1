import type { Sound } from './sound-parts.ts';
import { platformTokens } from './sound-platforms.ts';
import { providerTokens } from './sound-providers.ts';
import { standardTokens } from './sound-standards.ts';

/**
 * Tokens as these issuers make them. Notes are expected where something may well be meant, and is still good to know: no typ
 * or "JWT" for an access token, an address of a person in an ID token, a secret shared by HMAC. Warnings only where a rule is broken.
 */
export const soundTokens: readonly Sound[] = [...providerTokens, ...platformTokens, ...standardTokens];
