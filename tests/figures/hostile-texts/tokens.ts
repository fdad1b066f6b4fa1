import { createHash } from 'node:crypto';

/** Unix seconds: they are read as long as they are not over. */
const farAway = 4_102_444_800;

/** The members of `hostileToken` that the window draws in a row of their own, with nothing but the text. */
export const rowsOfToken = ['kid', 'typ', 'cty', 'jku', 'x5u', 'iss', 'sub', 'jti', 'scope'];

/** A JWS with the text in every member that is a text, as a name, and deep inside. Its signature is none. */
export function hostileToken(text: string, mark: string): string {
  const header = { alg: 'ES256', kid: text, typ: text, cty: text, jku: text, x5u: text, crit: [text], [text]: text };
  const claims = {
    mark,
    ...{ iss: text, sub: text, aud: [text, 'other'], jti: text, scope: text, exp: farAway, iat: text, email: text, azp: text },
    [text]: text,
    nested: { [text]: [text, { [text]: text }] },
  };
  return compact(header, claims);
}

/** Many texts at once, as names and as values, of claims and of header parameters. */
export function crowdedToken(texts: readonly string[], mark: string): string {
  const members = Object.fromEntries(texts.map((text) => [text, text]));
  return compact({ alg: 'HS256', ...members }, { mark, exp: farAway, ...members });
}

/** Texts as algorithm, kid, type … of one signature each: an unprotected header beside the protected one. */
export function manySigned(texts: readonly string[], mark: string): string {
  const signatures = texts.map((text) => ({
    protected: encoded({ alg: text, kid: text, typ: text, crit: text }),
    header: { [text]: text, note: text },
    signature: 'AAAA',
  }));
  return inAscii({ payload: encoded({ mark, exp: farAway }), signatures });
}

/** Texts as names, values and salts of disclosures, and in the key binding. */
export function disclosing(texts: readonly string[], mark: string): string {
  const disclosures = texts.map((text) => encoded([text, text, text]));
  const digests = disclosures.map((text) => createHash('sha256').update(text).digest('base64url'));
  const jwt = compact({ alg: 'ES256', typ: 'dc+sd-jwt' }, { mark, exp: farAway, _sd: digests, _sd_alg: 'sha-256' });
  const members = Object.fromEntries(texts.map((text) => [text, text]));
  return `${jwt}~${disclosures.join('~')}~${compact({ alg: 'ES256', typ: 'kb+jwt', ...members }, members)}`;
}

/** Texts in all headers of a JWE, which nobody here can open. */
export function sealed(texts: readonly string[], mark: string): string {
  const members = Object.fromEntries(texts.map((text) => [text, text]));
  return inAscii({
    protected: encoded({ mark, alg: 'ECDH-ES', enc: 'A128GCM', ...members }),
    unprotected: Object.fromEntries(texts.map((text) => [`u ${text}`, text])),
    header: Object.fromEntries(texts.map((text) => [`h ${text}`, text])),
    iv: 'AAAAAAAAAAAAAAAA',
    ciphertext: 'AAAA',
    tag: 'AAAAAAAAAAAAAAAAAAAAAA',
  });
}

function compact(header: object, claims: object): string {
  return `${encoded(header)}.${encoded(claims)}.${'A'.repeat(86)}`;
}

/** What is pasted stands in a field as it is; there is nothing to draw in it. */
function inAscii(value: object): string {
  return JSON.stringify(value).replaceAll(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function encoded(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
