import { randomUUID } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { maxTokenBytes } from '../../../shared/inspect.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { composeToken } from '../../../shared/mint.ts';
import { fail, type Result } from '../../../shared/result.ts';
import type { MintInput, ShelfItem } from '../../../shared/tokens.ts';
import type { KeySource } from '../keys/key-source.ts';
import type { Shelf } from '../shelf/shelf.ts';
import { signToken } from '../tokens/sign.ts';

/** Makes and signs a token with a key of the vault, and puts it on the shelf. */
export async function mintToken(input: MintInput, keys: KeySource, shelf: Shelf, now: number): Promise<Result<ShelfItem>> {
  const key = await keys.signingKey(input.keyId);
  if (!key.ok) return key;
  const composed = composeToken(input, key.value, now, randomUUID());
  if (!composed.ok) return composed;
  const { header, claims } = composed.value;
  const compact = await signToken(header, stringifyJson(claims), key.value);
  if (compact.length > maxTokenBytes) {
    return fail(appError('payload-too-large', { field: 'claims', expected: `${maxTokenBytes}`, actual: `${compact.length}` }));
  }
  const label = input.label === '' ? null : input.label;
  return shelf.add({ compact, header, claims, keyId: input.keyId, label, source: 'minted' });
}
