import { headOf } from '../../../../shared/cut.ts';
import type { FoundToken } from '../../../../shared/inspect.ts';
import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';

/** What tells one found token from another: both ends of its parts, and who it is about. Nothing here is verified. */
export type FoundSummary = { readonly preview: string; readonly alg: string | null; readonly subject: string | null };

const headLength = 8;
const tailLength = 4;
/** A longer part is not read: this is a line in a list. In characters. */
const longestRead = 8_192;

/** `text` is the piece of the pasted text, as it stands there. What is no compact token is told by its preview alone. */
export function summariseFound(text: string, { kind, preview }: Pick<FoundToken, 'kind' | 'preview'>): FoundSummary {
  const isCompact = kind === 'jws' || kind === 'jwe' || kind === 'sd-jwt' || kind === 'jws-detached';
  // What stood there escaped, in base64 or in pieces is not the token.
  if (!isCompact || !/^[^.]+\.[\w.~-]*$/.test(text)) return { preview, alg: null, subject: null };
  const parts = (text.split('~', 1)[0] ?? '').split('.', 5);
  const [header = '', payload = ''] = parts;
  return {
    preview: parts.map(shorten).join('.'),
    alg: textIn(header, ['alg']),
    subject: textIn(payload, ['sub', 'email', 'client_id', 'iss']),
  };
}

/** The last steps of a path in JSON, which tell one token of an answer from another; a row is too short for all of it. */
export function endOfPath(name: string): string {
  const steps = name.split('.');
  return steps.length > 2 ? `…${steps.slice(-2).join('.')}` : name;
}

function shorten(part: string): string {
  return part.length > headLength + tailLength ? `${part.slice(0, headLength)}…${part.slice(-tailLength)}` : part;
}

function textIn(part: string, names: readonly string[]): string | null {
  const object = objectIn(part);
  for (const name of names) {
    const value = object === null ? undefined : stringMember(object, name);
    if (value !== undefined && value !== '') return headOf(value, 100);
  }
  return null;
}

function objectIn(part: string): JsonObject | null {
  if (part.length > longestRead || !/^[A-Za-z0-9_-]+$/.test(part)) return null;
  try {
    const binary = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
    const parsed = parseJson(text);
    return parsed.ok && parsed.value.kind === 'object' ? parsed.value : null;
  } catch {
    // Not base64 or not UTF-8: the list shows the text alone, the verdict says what is wrong with it.
    return null;
  }
}
