import { appError } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';

/**
 * Where secrets are kept. Two stand behind it: the system's keychain, and memory.
 *
 * - `get` answers null only when the store is known to hold nothing under that account. A keychain that merely
 *   says "not found" while it is locked is an error here, never null.
 * - `set` has read the value back when it answers ok.
 * - `delete` of an account that holds nothing is ok: afterwards it holds nothing.
 *
 * Errors: 'keychain-missing', 'keychain-needs-setup', 'keychain-locked', 'keychain-hung' with the keychain's own
 * short text in `actual`; 'secret-too-large', 'invalid-input'; 'secret-corrupt' when a value read back differs.
 */
export type SecretStore = {
  readonly kind: 'keychain' | 'memory';
  get(account: string): Promise<Result<string | null>>;
  set(account: string, value: string): Promise<Result<void>>;
  delete(account: string): Promise<Result<void>>;
  close(): void;
};

/** Windows holds 2,560 bytes per credential; the same limit everywhere, so that a vault can move. */
const maximumSecretBytes = 2_400;

/**
 * Keychains cut values and accounts at NUL, change lone surrogates, fold case (Windows) and throw on an empty value.
 * So: one alphabet without surprises, checked before the call.
 */
export function checkAccount(account: string): Result<string> {
  if (/^[0-9a-z-]{1,64}$/.test(account)) return ok(account);
  return fail(appError('invalid-input', { field: 'account', expected: '1..64 of 0-9 a-z -' }));
}

/** The value itself is never part of the error. */
export function checkSecret(value: string): Result<string> {
  if (value.length > maximumSecretBytes) {
    const actual = `${value.length} bytes`;
    return fail(appError('secret-too-large', { expected: `1..${maximumSecretBytes} bytes`, actual }));
  }
  if (/^[A-Za-z0-9_-]+$/.test(value)) return ok(value);
  return fail(appError('invalid-input', { field: 'secret', expected: 'base64url, not empty' }));
}
