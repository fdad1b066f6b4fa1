import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { keyAlgorithmSchema, keyUseSchema, useOf, type KeyAlgorithm, type KeyUse } from '../../../../shared/key-algorithms.ts';
import type { AppError } from '../../../../shared/errors.ts';
import { operationsOf } from '../health/jwk.ts';
import { keyOperations } from './jwk-members.ts';
import { unusable } from './refusal.ts';

/** What a JWK says of its own purpose. `alg` as it is written, also where it is none of ours. */
export type OwnWord = {
  readonly use: string | null;
  readonly alg: string | null;
  readonly kid: string | null;
  readonly operations: readonly string[] | null;
};

export const silent: OwnWord = { use: null, alg: null, kid: null, operations: null };

/** @throws KeyRefusal where `key_ops` is no list of distinct strings */
export function ownWordOf(jwk: JsonObject): OwnWord {
  const member = (name: string): string | null => stringMember(jwk, name) ?? null;
  return { use: member('use'), alg: member('alg'), kid: member('kid') || null, operations: keyOperations(jwk) };
}

export function ownUse({ use }: OwnWord): KeyUse | null {
  return keyUseSchema.safeParse(use).data ?? null;
}

export function ownAlgorithm({ alg }: OwnWord): KeyAlgorithm | null {
  return keyAlgorithmSchema.safeParse(alg).data ?? null;
}

/** The algorithms that a key may be used with: what it can do, as far as it allows it itself (RFC 7517 sections 4.2 to 4.4). */
export function allowedBy(own: OwnWord, possible: readonly KeyAlgorithm[]): KeyAlgorithm[] {
  return possible.filter((alg) => {
    const use = useOf(alg);
    const { operations } = own;
    if (own.alg !== null && own.alg !== alg) return false;
    if (own.use !== null && own.use !== use) return false;
    return operations === null || operations.some((operation) => operationsOf[use].includes(operation));
  });
}

/** Why nothing is left. */
export function nothingAllowed(own: OwnWord, possible: readonly KeyAlgorithm[]): AppError {
  const all = possible.join(', ');
  if (own.alg !== null && !possible.some((alg) => alg === own.alg)) return unusable('alg', all, own.alg).error;
  if (own.use !== null && allowedBy({ ...silent, alg: own.alg, use: own.use }, possible).length === 0) {
    return unusable('use', [...new Set(possible.map(useOf))].join(', '), own.use).error;
  }
  return unusable('key_ops', 'operations that fit its type, use and alg', (own.operations ?? []).join(', ')).error;
}
