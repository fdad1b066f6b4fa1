import type { Exchange } from '../../../shared/requests.ts';
import type { ReadBody } from './read-body.ts';

const hexBytes = 1_024;

/** How a body is shown: always as text, never as what its Content-Type would like to be. Binary content as a hex dump. */
export function describeBody({ bytes, shown }: ReadBody, contentType: string): Exchange['body'] {
  if (bytes === 0) return { kind: 'empty', text: '', isTruncated: false };
  const isTruncated = bytes > shown.length;
  const text = textOf(shown, charsetOf(contentType), isTruncated);
  if (text === null) return { kind: 'binary', text: hexDump(shown.subarray(0, hexBytes)), isTruncated: bytes > hexBytes };
  return { kind: isJson(text, contentType, isTruncated) ? 'json' : 'text', text, isTruncated };
}

function charsetOf(contentType: string): string | null {
  return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType)?.[1] ?? null;
}

/** The bytes as text; null where they are none. A character that the cut went through is left out. */
function textOf(bytes: Buffer, charset: string | null, isCut: boolean): string | null {
  if (bytes.includes(0) && !/^utf-?16/i.test(charset ?? '')) return null;
  for (const label of [charset, 'utf-8']) {
    try {
      if (label !== null) return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: isCut });
    } catch {
      // An unknown charset, or bytes that are none of it: UTF-8 is tried, then it is binary.
    }
  }
  return null;
}

function isJson(text: string, contentType: string, isTruncated: boolean): boolean {
  const claimsJson = /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
  if (isTruncated) return claimsJson;
  if (!claimsJson && !/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function hexDump(bytes: Buffer): string {
  const lines: string[] = [];
  for (let offset = 0; offset < bytes.length; offset += 16) {
    const row = bytes.subarray(offset, offset + 16);
    const hex = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.toString('latin1').replace(/[^\x20-\x7e]/g, '.');
    lines.push(`${offset.toString(16).padStart(8, '0')}  ${hex.padEnd(47)}  ${text}`);
  }
  return lines.join('\n');
}
