import { pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

/**
 * How often PBKDF2 runs: what OWASP's Password Storage Cheat Sheet asks for HMAC-SHA256, three times what it asks for
 * HMAC-SHA512. OpenSSL's own files have 2,048; Go's libraries (step) refuse JWEs beyond 1,000,000.
 */
export const iterations = 600_000;

/** Random bytes that make the same passphrase another key each time (RFC 8018 section 4.1 asks for at least 8). */
export const saltBytes = 16;

/**
 * The key from a passphrase (PBKDF2, RFC 8018 section 5.2), on libuv's threads: some 0.1 to 0.3 s.
 * The passphrase counts as typed, in UTF-8, and is not normalised: OpenSSL, Java and jose do not either, and must be
 * able to open what we write.
 */
export function keyFrom(passphrase: string, salt: Uint8Array, bytes: number, digest: 'sha256' | 'sha512'): Promise<Buffer> {
  return derive(Buffer.from(passphrase, 'utf8'), salt, iterations, bytes, digest);
}
