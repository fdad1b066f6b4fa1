import type { Steps } from '../../turns.ts';
import { kindOf } from './compact.ts';
import { base64Place, type Embedded } from './embedded.ts';
import { recogniseKnown } from './opaque.ts';
import type { PlainText } from './plain-text.ts';

const credentials = /[A-Za-z0-9+/]*={0,2}/y;
const header = /((?:proxy-)?authorization)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?$/i;
const shortest = 20;

/** Tokens that were sent as the password, or the name of the user, in a header `Authorization: Basic` (RFC 7617 section 2). */
export function* basicCredentials(plain: PlainText, maximum: number): Steps<Embedded[]> {
  const { text } = plain;
  const found: Embedded[] = [];
  const scheme = /(?<![\w-])basic[ \t+]{1,9}/gi;
  for (let match = scheme.exec(text); match !== null && found.length < maximum; match = scheme.exec(text)) {
    yield;
    const start = scheme.lastIndex;
    credentials.lastIndex = start;
    credentials.test(text);
    const end = credentials.lastIndex;
    // What was read is not read again, so that a text of a thousand such words takes no longer than any other.
    scheme.lastIndex = end;
    if (end - start < shortest) continue;
    const token = tokenOf(Buffer.from(text.slice(start, end), 'base64').toString('latin1'));
    if (token === null) continue;
    found.push({
      text: token.text,
      start: plain.start(start),
      end: plain.end(end),
      from: (at) => plain.start(start + base64Place.from(token.start + at)),
      to: (at) => plain.end(start + base64Place.to(token.start + at)),
      name: header.exec(text.slice(Math.max(0, match.index - 40), match.index))?.[1] ?? null,
      source: 'bearer',
      removed: ['basic', 'base64'],
    });
  }
  return found;
}

/** No name of a user has a colon in it. */
function tokenOf(pair: string): { readonly text: string; readonly start: number } | null {
  const colon = pair.indexOf(':');
  if (colon === -1) return null;
  const [user, password] = [pair.slice(0, colon), pair.slice(colon + 1)];
  if (isToken(password)) return { text: password, start: colon + 1 };
  return isToken(user) ? { text: user, start: 0 } : null;
}

function isToken(text: string): boolean {
  return /^[\w.~-]+$/.test(text) && (kindOf(text) !== null || recogniseKnown(text) !== null);
}
