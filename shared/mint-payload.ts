import { appError } from './errors.ts';
import { maxPayloadBytes, type MintRecipe } from './mint-input.ts';
import { fail, ok, type Result } from './result.ts';

const loneSurrogate = /[\ud800-\udfff]/u;
const wholeText = 'Unicode text without half characters';

/**
 * Whether a payload can be signed or sealed in the recipe's form.
 * Errors: 'payload-malformed', 'payload-too-large', 'form-impossible' for what cannot go unencoded.
 */
export function checkPayload({ kind, text }: { kind: 'text' | 'base64url'; text: string }, recipe: MintRecipe): Result<null> {
  const field = recipe.payload.kind === 'claims' ? 'claims' : 'payload';
  const offset = kind === 'text' ? text.search(loneSurrogate) : wrongBase64url(text);
  if (offset !== -1) {
    const expected = kind === 'text' ? wholeText : 'canonical base64url without padding';
    return fail(appError('payload-malformed', { field, expected, offset }));
  }
  const bytes = kind === 'text' ? utf8Length(text) : Math.floor((text.length * 3) / 4);
  if (bytes > maxPayloadBytes) {
    return fail(appError('payload-too-large', { field, expected: `${maxPayloadBytes}`, actual: `${bytes}` }));
  }
  return checkUnencoded({ kind, text }, recipe);
}

/** Fields that are no JSON text, and so were not looked at by its parser. Error: 'payload-malformed'. */
export function checkTexts({ typ, kid, issuer, subject, audience }: MintRecipe): Result<null> {
  const texts = { typ, kid: kid.kind === 'own' ? kid.kid : null, issuer, subject, audience: audience.join(' ') };
  const field = Object.entries(texts).find(([, text]) => text !== null && loneSurrogate.test(text))?.[0];
  return field === undefined ? ok(null) : fail(appError('payload-malformed', { field, expected: wholeText }));
}

/**
 * RFC 7797 section 5.2: a compact token may hold the space and all printable ASCII characters but the period, where whoever
 * carries it leaves them as they are. Section 5.3: in JSON it is a string.
 */
function checkUnencoded({ kind, text }: { kind: 'text' | 'base64url'; text: string }, { form }: MintRecipe): Result<null> {
  if (!form.isUnencoded || form.isDetached) return ok(null);
  const impossible = (expected: string, offset: number) =>
    fail(appError('form-impossible', { field: 'form.isUnencoded', expected, ...(offset >= 0 && { offset }) }));
  if (kind === 'base64url') return impossible('a text payload, or a detached one', -1);
  const offset = form.serialization === 'compact' ? text.search(/[^\x20-\x2d\x2f-\x7e]/) : -1;
  return offset === -1 ? ok(null) : impossible('a payload of printable ASCII without a period, or a detached one', offset);
}

/** Where it is not what RFC 7515 section 2 writes for any bytes, or -1. Bits that stand for nothing must be 0. */
function wrongBase64url(text: string): number {
  const foreign = text.search(/[^A-Za-z0-9_-]/);
  if (foreign !== -1) return foreign;
  const rest = text.length % 4;
  const isCanonical = rest === 0 || (rest === 2 && /[AQgw]$/.test(text)) || (rest === 3 && /[AEIMQUYcgkosw048]$/.test(text));
  return isCanonical ? -1 : text.length - 1;
}

function utf8Length(text: string): number {
  if (text.length * 3 <= maxPayloadBytes) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Each half of a pair stands for two of its four bytes.
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || isHalf ? 2 : 3;
  }
  return bytes;
}
