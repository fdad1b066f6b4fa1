import { createPublicKey, type KeyObject } from 'node:crypto';
import { appError, type AppError } from '../../../shared/errors.ts';
import { isJws, isSymmetric, type JweAlgorithm, type JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { importJwk } from './import/jwk.ts';
import { toSigningKey, verifierOf, type SigningKey } from './import/signing-key.ts';
import type { CandidateKey, GivenKey, UnusableKey } from './import/verification-key.ts';
import type { KeyRing } from './key-ring.ts';
import type { KeyRow } from './key-rows.ts';
import { publicJwkSchema, type PublicJwk } from './public-key.ts';

/** A vault key that signs: its kid is always known. */
export type VaultSigningKey = SigningKey & { readonly kid: string };

/** A vault key that others' tokens are sealed for: the public half, or the secret where both sides have the same. */
export type VaultEncryptionKey = { readonly id: string; readonly kid: string; readonly alg: JweAlgorithm; readonly key: KeyObject };

/** What of its row a key for judging signatures is made of. */
export type VerifierRow = Pick<KeyRow, 'id' | 'name' | 'kid' | 'alg' | 'state' | 'is_weak' | 'thumbprint' | 'public_jwk'>;

/**
 * The vault's keys as the tokens' room takes them: prepared once, kept while their rows stay the same.
 */
export class KeySource {
  private readonly ring: KeyRing;
  private readonly prepared = new Map<string, CandidateKey>();

  constructor(ring: KeyRing) {
    this.ring = ring;
  }

  /** Errors: 'key-not-found'; 'key-unusable' for one that is public, retired or for encryption; those of the keychain. */
  async signingKey(id: string): Promise<Result<VaultSigningKey>> {
    const known = this.ring.row(id);
    if (!known.ok) return known;
    const row = known.value;
    if (!isJws(row.alg)) return fail(appError('key-unusable', { expected: 'a key for signing', actual: row.alg }));
    const problem = privacyProblem(row) ?? activityProblem(row);
    return problem === null ? this.prepareSigning(row, row.alg) : fail(problem);
  }

  /** For sealing new tokens. Errors: 'key-not-found'; 'key-unusable' for one that signs or is no longer active; those of the keychain. */
  async encryptionKey(id: string): Promise<Result<VaultEncryptionKey>> {
    const known = this.ring.row(id);
    if (!known.ok) return known;
    const { alg, kid, public_jwk: publicJwk } = known.value;
    if (isJws(alg)) return fail(appError('key-unusable', { expected: 'a key for encryption', actual: alg }));
    const problem = activityProblem(known.value);
    if (problem !== null) return fail(problem);
    const key = publicJwk === null ? await this.ring.privateKey(id) : ok(publicKeyOf(publicJwk));
    return key.ok ? ok({ id, kid, alg, key: key.value }) : key;
  }

  /** For opening what was sealed, with a key that was followed by another one too. Errors as those of `encryptionKey`. */
  async decryptionKey(id: string): Promise<Result<VaultEncryptionKey>> {
    const known = this.ring.row(id);
    if (!known.ok) return known;
    const { alg, kid, state } = known.value;
    if (isJws(alg)) return fail(appError('key-unusable', { expected: 'a key for encryption', actual: alg }));
    const problem = privacyProblem(known.value);
    if (problem !== null) return fail(problem);
    if (state === 'retired') return fail(appError('key-unusable', { expected: 'a key in use', actual: state }));
    const key = await this.ring.privateKey(id);
    return key.ok ? ok({ id, kid, alg, key: key.value }) : key;
  }

  /** Every key of the vault that verifies, for judging a signature; no secret is read yet. A closed vault has none. */
  async candidates(): Promise<GivenKey[]> {
    const rows = this.ring.rows();
    return rows.ok ? this.candidatesOf(rows.value) : [];
  }

  /** The same for some of its keys, in their order; those for encryption are left out. */
  async candidatesOf(rows: readonly VerifierRow[]): Promise<GivenKey[]> {
    return rows.flatMap((row) => (isJws(row.alg) ? this.candidate(row, row.alg) : []));
  }

  /** Those that the user retired. They judge nothing; for naming them where one of them made a signature. */
  retired(): GivenKey[] {
    const rows = this.ring.rows();
    const retired = (rows.ok ? rows.value : []).filter(({ state }) => state === 'retired');
    return retired.flatMap((row) => (isJws(row.alg) ? [this.candidate({ ...row, state: 'verify-only' }, row.alg)] : []));
  }

  publicJwk(id: string): Result<PublicJwk> {
    const row = this.ring.row(id);
    if (!row.ok) return row;
    if (row.value.public_jwk === null) {
      return fail(appError('key-unusable', { expected: 'RSA, EC, OKP', actual: row.value.kty }));
    }
    return ok(publicJwkSchema.parse(JSON.parse(row.value.public_jwk)));
  }

  releaseAll(): void {
    this.prepared.clear();
  }

  private candidate(row: VerifierRow, alg: JwsAlgorithm): GivenKey {
    if (row.state === 'retired') {
      const problem = appError('key-unusable', { expected: 'a key in use', actual: 'retired' });
      return { ...unusable(row, problem), retired: row.thumbprint };
    }
    if (isSymmetric(alg)) return this.unreadSecret(row, alg);
    const known = this.prepared.get(row.id);
    if (known?.isUsable === true && known.name === row.name && known.isWeak === row.is_weak) return known;
    const options = { id: row.id, name: row.name, algorithms: [alg], isWeak: row.is_weak };
    const imported = importJwk(row.public_jwk ?? '', options);
    const candidate = imported.ok ? imported.value : unusable(row, imported.error);
    this.prepared.set(row.id, candidate);
    return candidate;
  }

  /** Each takes the keychain a moment. It is read anew each time, so as not to be kept longer than the key ring keeps it. */
  private unreadSecret(row: VerifierRow, alg: JwsAlgorithm): GivenKey {
    const { id, name, kid, is_weak: isWeak } = row;
    const read = () => this.secretCandidate(row, alg);
    return { isUsable: true, id, name, kid, kty: 'oct', algorithms: [alg], isPinned: true, isWeak, read };
  }

  private async secretCandidate(row: VerifierRow, alg: JwsAlgorithm): Promise<CandidateKey> {
    const signing = await this.prepareSigning(row, alg);
    return signing.ok ? verifierOf(signing.value, { id: row.id, name: row.name }) : unusable(row, signing.error);
  }

  private async prepareSigning(row: VerifierRow, alg: JwsAlgorithm): Promise<Result<VaultSigningKey>> {
    const key = await this.ring.privateKey(row.id);
    if (!key.ok) return key;
    const signing = toSigningKey(key.value, alg, row.kid, row.is_weak);
    return signing.ok ? ok({ ...signing.value, kid: row.kid }) : signing;
  }
}

function privacyProblem({ holds }: Pick<KeyRow, 'holds'>): AppError | null {
  return holds === 'public' ? appError('key-unusable', { expected: 'a private key or a secret', actual: 'a public key' }) : null;
}

function activityProblem({ state }: Pick<KeyRow, 'state'>): AppError | null {
  return state === 'active' || state === 'next' ? null : appError('key-unusable', { expected: 'an active key', actual: state });
}

/** @param text of a row, as `describeKey` wrote it */
function publicKeyOf(text: string): KeyObject {
  const { kid: _kid, alg: _alg, use: _use, ...numbers } = publicJwkSchema.parse(JSON.parse(text));
  return createPublicKey({ format: 'jwk', key: numbers });
}

function unusable(row: VerifierRow, problem: ReturnType<typeof appError>): UnusableKey {
  return { isUsable: false, id: row.id, name: row.name, kid: row.kid, problem };
}
