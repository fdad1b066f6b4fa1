import type { TokenForm } from '../../../shared/mint-input.ts';
import type { Received } from './read-token.ts';

export const faults = ['header', 'payload', 'signature'] as const;
export type Fault = (typeof faults)[number];

/**
 * The token with one bit changed in its protected header, its payload or ciphertext, or its signature or tag; in a token
 * with several signatures in the last one. Null where there is no such part, as in an empty payload.
 * @param seed chooses the bit
 */
export function planted(fault: Fault, token: Received, form: TokenForm, seed: number): Received | null {
  if (fault === 'payload' && token.beside !== null) {
    return token.beside.length === 0 ? null : { ...token, beside: flipped(token.beside, seed) };
  }
  const place = placeOf(fault, token.text, form.serialization, form.encryption !== null);
  if (place === null || place.part === '') return null;
  const { part, from, to, isQuoted } = place;
  const changed =
    fault === 'payload' && form.isUnencoded ? plainChange(part) : flipped(Buffer.from(part, 'base64url'), seed).toString('base64url');
  const written = isQuoted ? JSON.stringify(changed) : changed;
  return { ...token, text: token.text.slice(0, from) + written + token.text.slice(to) };
}

type Place = { readonly part: string; readonly from: number; readonly to: number; readonly isQuoted: boolean };

/** Where the part stands. Looking for its text would not do: that of a short payload may stand in the signature by chance. */
function placeOf(fault: Fault, text: string, serialization: string, isSealed: boolean): Place | null {
  if (serialization === 'compact') {
    const segments = text.split('.');
    const index = (isSealed ? { header: 0, payload: 3, signature: 4 } : { header: 0, payload: 1, signature: 2 })[fault];
    const part = segments[index] ?? '';
    const from = segments.slice(0, index).join('.').length + (index === 0 ? 0 : 1);
    return { part, from, to: from + part.length, isQuoted: false };
  }
  const name = { header: 'protected', payload: isSealed ? 'ciphertext' : 'payload', signature: isSealed ? 'tag' : 'signature' }[fault];
  const found = [...text.matchAll(new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`, 'g'))].at(-1);
  const [whole, quoted] = found ?? [];
  if (found === undefined || whole === undefined || quoted === undefined) return null;
  const to = found.index + whole.length;
  return { part: String(JSON.parse(quoted)), from: to - quoted.length, to, isQuoted: true };
}

function flipped(bytes: Buffer, seed: number): Buffer {
  const changed = Buffer.from(bytes);
  const at = seed % bytes.length;
  changed.writeUInt8(changed.readUInt8(at) ^ (1 << (seed % 8)), at);
  return changed;
}

function plainChange(text: string): string {
  return text.startsWith('a') ? `b${text.slice(1)}` : `a${text.slice(1)}`;
}
