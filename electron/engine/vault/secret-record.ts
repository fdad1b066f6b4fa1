import { createHash } from 'node:crypto';
import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/**
 * One keychain value, so that cut-off, foreign or swapped content is recognized and never taken for a key:
 * version (1 byte) | kind (1) | id (16, a UUID) | payload | first 8 bytes of SHA-256 over all before; as base64url.
 * The checksum guards against accidents; whoever can write the keychain can also read it.
 */
const VERSION = 1;
const HEAD_BYTES = 18;
const CHECK_BYTES = 8;

/** What the payload is. Numbers are on disk: never reuse one. */
export const recordKinds = { databaseKey: 1, oct: 2, rsa: 3, ec: 4, okp: 5 } as const;

/** @param id a UUID: the owner's, so that a value moved to another account is recognized */
export function encodeRecord(kind: number, id: string, payload: Uint8Array): string {
  const head = Buffer.concat([Buffer.from([VERSION, kind]), uuidBytes(id)]);
  const body = Buffer.concat([head, payload]);
  return Buffer.concat([body, checksum(body)]).toString('base64url');
}

/** Errors: 'secret-corrupt', with what was found in `actual`. */
export function decodeRecord(id: string, text: string): Result<{ kind: number; payload: Buffer }> {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) return corrupt('not base64url');
  if (bytes.length < HEAD_BYTES + CHECK_BYTES) return corrupt(`${bytes.length} bytes`);
  const body = bytes.subarray(0, -CHECK_BYTES);
  if (!checksum(body).equals(bytes.subarray(-CHECK_BYTES))) return corrupt('checksum');
  if (body[0] !== VERSION) return corrupt(`version ${body[0]}`);
  if (!body.subarray(2, HEAD_BYTES).equals(uuidBytes(id))) return corrupt('another id');
  return ok({ kind: body[1] ?? 0, payload: body.subarray(HEAD_BYTES) });
}

export function corrupt(actual: string): Result<never> {
  return fail(appError('secret-corrupt', { actual }));
}

function checksum(body: Uint8Array): Buffer {
  return createHash('sha256').update(body).digest().subarray(0, CHECK_BYTES);
}

function uuidBytes(id: string): Buffer {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new Error('The id of a secret record is not a UUID');
  return bytes;
}
