import type { Segment } from '../../../../../shared/inspect.ts';
import { jsonNumber, numberMember, type JsonObject } from '../../../../../shared/json/node.ts';
import { parseJson } from '../../../../../shared/json/parse.ts';
import { stringifyJson } from '../../../../../shared/json/stringify.ts';

/** The part's own text, as its bytes say it; what is no UTF-8 is shown with replacement characters and best left alone. */
export function partText(segment: Segment | null): string {
  if (segment === null) return '';
  const base64 = segment.text.replaceAll('-', '+').replaceAll('_', '/');
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    // No base64url at all: there is nothing to edit but a new text.
    return '';
  }
}

/** A part as it is edited: laid out over lines where that can be taken back byte for byte, else exactly as it is. */
export type EditedPart = { readonly shown: string; readonly isLaidOut: boolean };

export function toEdit(text: string): EditedPart {
  const parsed = parseJson(text);
  const isPlain = parsed.ok && stringifyJson(parsed.value) === text;
  return isPlain ? { shown: stringifyJson(parsed.value, 2), isLaidOut: true } : { shown: text, isLaidOut: false };
}

/**
 * What to sign: null where nothing was changed. Of a part that was laid out only what was edited differs from its former bytes. A
 * text that is no JSON is passed on as it is, for the place of its mistake to be named.
 */
export function edited(part: EditedPart, text: string): string | null {
  if (text === part.shown) return null;
  const parsed = parseJson(text);
  return part.isLaidOut && parsed.ok ? stringifyJson(parsed.value) : text;
}

/**
 * Claims whose life begins now and is as long as before: `iat`, `nbf` and `exp` are moved together, where they are there. The other
 * members stay as they are; the layout is kept only as far as one line or several.
 * @param now Unix seconds
 * @returns null where there is no time to move
 */
export function withNewTimes(text: string, now: number): string | null {
  const parsed = parseJson(text);
  if (!parsed.ok || parsed.value.kind !== 'object') return null;
  const claims = parsed.value;
  const from = numberMember(claims, 'iat') ?? numberMember(claims, 'nbf') ?? null;
  // An end alone does not say how long the life was.
  if (from === null) return null;
  const shift = Math.floor(now) - Math.floor(from);
  return stringifyJson(moved(claims, shift), /^\s*\{\s*\n/.test(text) ? 2 : 0);
}

function moved(claims: JsonObject, shift: number): JsonObject {
  const members = claims.members.map(({ name, value }) => {
    const isMoved = (name === 'iat' || name === 'nbf' || name === 'exp') && value.kind === 'number';
    return isMoved ? { name, value: jsonNumber(Number(value.source) + shift) } : { name, value };
  });
  return { kind: 'object', members };
}
