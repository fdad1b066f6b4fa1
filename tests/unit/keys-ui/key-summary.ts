import type { KeySummary } from '../../../shared/keys.ts';

/** An active ES256 key, as the window knows it. */
export function keySummary(changes: Partial<KeySummary> = {}): KeySummary {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    name: 'A key',
    kid: '4k3ZdbQe0vJ7',
    alg: 'ES256',
    use: 'sig',
    kty: 'EC',
    crv: 'P-256',
    bits: 256,
    holds: 'private',
    state: 'active',
    isSecretMissing: false,
    isWeak: false,
    tags: [],
    health: null,
    createdAt: 100,
    lastUsedAt: null,
    useCount: 0,
    tokenCount: 0,
    verifyUntil: null,
    successorId: null,
    ...changes,
  };
}
