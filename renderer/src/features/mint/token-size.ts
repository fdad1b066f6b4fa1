import type { KeySummary } from '../../../../shared/keys.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import type { Composition } from '../../../../shared/mint.ts';

/** Browsers keep a cookie up to this size (RFC 6265 section 6.1). */
export const cookieLimit = 4_096;
/** Common servers take a header line up to this size (nginx, Apache). */
export const headerLimit = 8_192;

/** Bytes of the compact serialization that signing will give: three segments and two dots. */
export function compactSize(composition: Composition, key: Pick<KeySummary, 'alg' | 'bits'>): number {
  const header = encodedLength(byteLength(stringifyJson(composition.header)));
  const payload = encodedLength(byteLength(stringifyJson(composition.claims)));
  return header + payload + encodedLength(signatureBytes(key)) + 2;
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
