import type { AppError } from '../../../shared/errors.ts';

/** What a key of a good file must be: of a secret its bytes in hexadecimal, else its RFC 7638 thumbprint. */
export type ExpectedKey = { readonly holds: 'secret' | 'private' | 'public'; readonly is: string };

/** A key file, with the passphrase that is typed where it asks for one. `name` says what is in it and who made it. */
export type KeyFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly passphrase?: string;
  /** The file's own name; null for a paste. */
  readonly file?: string | null;
};

export type GoodFile = KeyFile & { readonly keys: readonly ExpectedKey[] };

/** Members that the reason must have; `field` and the place only where they say something. */
export type BadFile = KeyFile & { readonly error: Partial<AppError> & Pick<AppError, 'code'> };
