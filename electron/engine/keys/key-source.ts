import { appError } from '../../../shared/errors.ts';
import { isSymmetric, type PublicKey } from '../../../shared/keys.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { importJwk } from './import/jwk.ts';
import { toSigningKey, verifierOf, type SigningKey } from './import/signing-key.ts';
import type { CandidateKey } from './import/verification-key.ts';
import type { KeyRing } from './key-ring.ts';
import type { KeyRow } from './key-rows.ts';
import { publicForms, publicJwkSchema, type PublicJwk } from './public-key.ts';

/** A vault key that signs: its kid is always known. */
export type VaultSigningKey = SigningKey & { readonly kid: string };

/**
 * The vault's keys as the tokens' room takes them: prepared once, kept while their rows stay the same.
 */
export class KeySource {
  private readonly ring: KeyRing;
  private readonly prepared = new Map<string, CandidateKey>();

  constructor(ring: KeyRing) {
    this.ring = ring;
  }

  async signingKey(id: string): Promise<Result<VaultSigningKey>> {
    const row = this.ring.row(id);
    if (!row.ok) return row;
    const key = await this.ring.privateKey(id);
    if (!key.ok) return key;
    const signing = toSigningKey(key.value, row.value.alg, row.value.kid);
    return signing.ok ? ok({ ...signing.value, kid: row.value.kid }) : signing;
  }

  /** Every key of the vault, as a candidate for judging a signature. A closed vault has none. */
  async candidates(): Promise<CandidateKey[]> {
    const rows = this.ring.rows();
    if (!rows.ok) return [];
    const candidates: CandidateKey[] = [];
    for (const row of rows.value) candidates.push(await this.candidate(row));
    return candidates;
  }

  publicKey(id: string): Result<PublicKey> {
    const jwk = this.publicJwk(id);
    return jwk.ok ? ok(publicForms(jwk.value)) : jwk;
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

  private async candidate(row: KeyRow): Promise<CandidateKey> {
    // A secret is looked up each time, so that it is not kept here longer than the key ring keeps it.
    if (isSymmetric(row.alg)) return this.secretCandidate(row);
    const known = this.prepared.get(row.id);
    if (known !== undefined && known.name === row.name) return known;
    const imported = importJwk(row.public_jwk ?? '', { id: row.id, name: row.name, algorithms: [row.alg] });
    const candidate = imported.ok ? imported.value : unusable(row, imported.error);
    this.prepared.set(row.id, candidate);
    return candidate;
  }

  private async secretCandidate(row: KeyRow): Promise<CandidateKey> {
    const key = await this.ring.privateKey(row.id);
    if (!key.ok) return unusable(row, key.error);
    const signing = toSigningKey(key.value, row.alg, row.kid);
    return signing.ok ? verifierOf(signing.value, { id: row.id, name: row.name }) : unusable(row, signing.error);
  }
}

function unusable(row: KeyRow, problem: ReturnType<typeof appError>): CandidateKey {
  return { isUsable: false, id: row.id, name: row.name, kid: row.kid, problem };
}
