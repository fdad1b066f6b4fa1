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
  const part = partOf(fault, token.text, form.serialization, form.encryption !== null);
  if (part === '') return null;
  const isPlain = fault === 'payload' && form.isUnencoded;
  const changed = isPlain ? plainChange(part) : flipped(Buffer.from(part, 'base64url'), seed).toString('base64url');
  const [written, replacement] =
    isPlain && form.serialization !== 'compact' ? [JSON.stringify(part), JSON.stringify(changed)] : [part, changed];
  const at = token.text.lastIndexOf(written);
  return { ...token, text: token.text.slice(0, at) + replacement + token.text.slice(at + written.length) };
}

function partOf(fault: Fault, text: string, serialization: string, isSealed: boolean): string {
  if (serialization === 'compact') {
    const segments = text.split('.');
    const places = isSealed ? { header: 0, payload: 3, signature: 4 } : { header: 0, payload: 1, signature: 2 };
    return segments[places[fault]] ?? '';
  }
  const name = { header: 'protected', payload: isSealed ? 'ciphertext' : 'payload', signature: isSealed ? 'tag' : 'signature' }[fault];
  const found = [...text.matchAll(new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*")`, 'g'))].at(-1)?.[1];
  return found === undefined ? '' : String(JSON.parse(found));
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
