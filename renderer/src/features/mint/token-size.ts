import type { KeySummary } from '../../../../shared/keys.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { TokenForm } from '../../../../shared/mint-input.ts';
import type { Composition } from '../../../../shared/mint.ts';

type SizedKey = Pick<KeySummary, 'alg' | 'bits'>;
export type TokenSize = { readonly bytes: number; readonly isEstimate: boolean };

/**
 * How large the token will be. Exact for compact JWS; an estimate where something is sealed, for the wrapped key may take
 * a few bytes more or less, and for JSON forms, whose members are not counted to the letter.
 */
export function tokenSize(composition: Composition, form: TokenForm, signers: readonly SizedKey[], recipient: SizedKey | null): TokenSize {
  const signed = signedSize(composition, form, signers);
  const { sealHeader } = composition;
  if (sealHeader === null || recipient === null) return { bytes: signed, isEstimate: form.serialization !== 'compact' };
  const content = composition.header === null ? payloadBytes(composition) : signed;
  const header = encodedLength(byteLength(stringifyJson(sealHeader)) + epkBytes(recipient));
  const sealed = header + encodedLength(wrappedBytes(recipient)) + encodedLength(12) + encodedLength(content) + encodedLength(16) + 4;
  return { bytes: sealed + (form.serialization === 'compact' ? 0 : jsonOverhead), isEstimate: true };
}

/** Names, quotes and braces of the JSON serializations. */
const jsonOverhead = 80;

function signedSize(composition: Composition, form: TokenForm, signers: readonly SizedKey[]): number {
  if (composition.header === null) return payloadBytes(composition);
  const header = encodedLength(byteLength(stringifyJson(composition.header)));
  const bytes = payloadBytes(composition);
  const payload = form.isDetached ? 0 : form.isUnencoded ? bytes : encodedLength(bytes);
  const signatures = signers.reduce((sum, key) => sum + header + encodedLength(signatureBytes(key)), 0);
  return signatures + payload + (form.serialization === 'compact' ? 2 : jsonOverhead);
}

function payloadBytes({ payload }: Composition): number {
  return payload.kind === 'text' ? byteLength(payload.text) : Math.floor((payload.text.length * 3) / 4);
}

/** `epk` of ECDH-ES (RFC 7518 section 4.6.1.1): a public key as a JWK. */
function epkBytes({ alg, bits }: SizedKey): number {
  return alg.startsWith('ECDH-ES') ? 60 + encodedLength(Math.ceil(bits / 8)) * 2 : 0;
}

function wrappedBytes({ alg, bits }: SizedKey): number {
  if (alg.startsWith('RSA')) return Math.ceil(bits / 8);
  return alg === 'dir' || alg === 'ECDH-ES' ? 0 : 40;
}

/** RFC 7518 section 3, RFC 8037 section 3.1. */
function signatureBytes({ alg, bits }: Pick<KeySummary, 'alg' | 'bits'>): number {
  if (alg.startsWith('HS')) return Number(alg.slice(2)) / 8;
  if (alg.startsWith('RS') || alg.startsWith('PS')) return Math.ceil(bits / 8);
  if (alg === 'ES384') return 96;
  return alg === 'ES512' ? 132 : 64;
}

function encodedLength(bytes: number): number {
  return Math.ceil((bytes * 4) / 3);
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
