import type { ShelfItem } from '../../../shared/tokens.ts';

/** An ordinary token on the shelf, minted at 1,000 for an hour. */
export function shelfItem(changes: Partial<ShelfItem> & { id: string }): ShelfItem {
  return {
    label: `label of ${changes.id}`,
    folder: '',
    environment: '',
    tags: [],
    form: 'jws',
    alg: 'EdDSA',
    typ: 'JWT',
    kid: 'k1',
    keyId: '11111111-1111-4111-8111-111111111111',
    keyName: 'First',
    subject: null,
    issuer: null,
    audience: [],
    issuedAt: 1_000,
    notBefore: null,
    expiresAt: 4_600,
    source: 'minted',
    profileId: null,
    storedAt: 1_000,
    bytes: 100,
    role: null,
    sessionId: null,
    isRevoked: false,
    isRenewable: true,
    renewsBefore: null,
    remindsBefore: null,
    ...changes,
  };
}
