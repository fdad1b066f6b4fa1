import type { ShelfItem } from '../../../shared/tokens.ts';

/** A token of the shelf that is nothing special, but for what the test is about. */
export function shelfItem(special: Partial<ShelfItem> = {}): ShelfItem {
  return {
    id: '00000000-0000-4000-8000-000000000000',
    label: '',
    folder: '',
    environment: '',
    tags: [],
    form: 'jws',
    alg: 'HS256',
    typ: null,
    kid: null,
    keyId: '00000000-0000-4000-8000-000000000001',
    keyName: 'k',
    subject: null,
    issuer: null,
    audience: [],
    issuedAt: 0,
    notBefore: null,
    expiresAt: 3_600,
    source: 'minted',
    profileId: null,
    storedAt: 0,
    bytes: 1,
    role: null,
    sessionId: null,
    isRevoked: false,
    isRenewable: true,
    renewsBefore: null,
    remindsBefore: null,
    ...special,
  };
}
