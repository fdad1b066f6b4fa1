import { expect, test } from '@playwright/test';
import type { KeySummary } from '../../../shared/keys.ts';
import { keySummary } from '../keys-ui/key-summary.ts';
import { emptyDraft } from '../../../renderer/src/features/mint/mint-draft.ts';
import { canSeal, firstKey, mintKeysOf } from '../../../renderer/src/features/mint/mint-keys.ts';

const signer = keySummary({ id: '00000000-0000-4000-8000-000000000001', name: 'signer', kid: 'k1', createdAt: 1 });
const sealer: KeySummary = { ...signer, id: '00000000-0000-4000-8000-000000000002', kid: 'k2', alg: 'ECDH-ES', use: 'enc' };
const jwk = '{"kty":"EC","kid":"k1","alg":"ES256","use":"sig","crv":"P-256","x":"AA","y":"BB"}';

test('the header gets the numbers of the public key alone', () => {
  const { signer: facts } = mintKeysOf({ ...emptyDraft, keyId: signer.id }, [signer, sealer], jwk);
  expect(facts?.publicJwk?.members.map(({ name }) => name)).toEqual(['kty', 'crv', 'x', 'y']);
  const secret: KeySummary = { ...signer, alg: 'HS256', kty: 'oct', crv: null, holds: 'secret' };
  expect(mintKeysOf({ ...emptyDraft, keyId: secret.id }, [secret], null).signer?.publicJwk).toBeNull();
});

test('an only encrypted draft has no signer, a plain one no recipient', () => {
  const draft = { ...emptyDraft, keyId: signer.id, sealKeyId: sealer.id };
  expect(mintKeysOf(draft, [signer, sealer], null)).toMatchObject({ signer: { kid: 'k1' }, recipient: null });
  const sealed = { ...draft, isSealed: true };
  expect(mintKeysOf(sealed, [signer, sealer], null)).toMatchObject({ signer: { kid: 'k1' }, recipient: { kid: 'k2', alg: 'ECDH-ES' } });
  expect(mintKeysOf({ ...sealed, isSigned: false }, [signer, sealer], null)).toMatchObject({ signer: null, recipient: { kid: 'k2' } });
});

test('a public key seals although its private half is elsewhere; a lost secret does not', () => {
  expect(canSeal({ ...sealer, holds: 'public' })).toBe(true);
  expect(canSeal({ ...sealer, alg: 'dir', kty: 'oct', crv: null, holds: 'secret', isSecretMissing: true })).toBe(false);
  expect(canSeal({ ...sealer, state: 'retired' })).toBe(false);
  expect(canSeal(signer)).toBe(false);
});

test('the first choice is the active key that was used last', () => {
  const used = { ...signer, id: '00000000-0000-4000-8000-000000000003', lastUsedAt: 9 };
  const next = { ...signer, id: '00000000-0000-4000-8000-000000000004', state: 'next' as const, lastUsedAt: 99 };
  expect(firstKey([signer, next, used, sealer])).toBe(used.id);
  expect(firstKey([next])).toBe(next.id);
  expect(firstKey([sealer])).toBeNull();
});
