import type { LintCode } from '../../../../shared/lint.ts';
import { quoted, shown } from '../check-value.ts';
import type { LintText } from './inspect-lint.ts';

/** What the header says: algorithms, keys, types and extensions. */
export const lintHeaderTexts = {
  'alg-none': {
    title: (_, alg) => `The token says that it is not signed: alg is ${quoted(alg)}`,
    why: 'Anyone can write such a token. Libraries that obey the header have let attackers in for years.',
    mend: 'Have it signed, and let readers accept only the algorithms that they expect.',
  },
  'alg-missing': {
    title: () => 'The header names no algorithm',
    why: 'A reader that has to guess the algorithm can be made to guess the wrong one.',
    mend: 'The issuer has to write “alg” into the protected header.',
  },
  'alg-deprecated': {
    title: (_, alg) => `${quoted(alg)} is an algorithm of yesterday`,
    why: 'Practical attacks on it are known: RSA with PKCS #1 v1.5 padding betrays the content to who may ask often enough.',
    mend: 'Use RSA-OAEP-256 or ECDH-ES to encrypt, and ES256, PS256 or Ed25519 to sign.',
  },
  'alg-polymorphic': {
    title: (expected, alg) => `${quoted(alg)} does not say which curve is meant; ${shown(expected)} do`,
    why: 'Two sides that agree on the name may still not understand each other. RFC 9864 deprecates the name for that reason.',
    mend: 'Write Ed25519 as soon as all readers know it.',
  },
  'hmac-shared': {
    title: (_, alg) => `${quoted(alg)}: whoever can check this token can also make one`,
    why: 'Signer and readers share one secret. With more than one reader, nobody can say who made a token.',
    mend: 'Keep it within one service, with a random secret as long as the hash. Between parties use ES256 or Ed25519.',
  },
  'pbes2-count-high': {
    title: (most, count) => `p2c asks for ${shown(count)} rounds of hashing; more than ${shown(most)} is a trap`,
    why: 'The sender decides how long the reader calculates. A few such tokens bring a service to a halt.',
    mend: 'Let readers refuse more rounds than they expect, and refuse PBES2 where no passwords are in use.',
  },
  'pbes2-count-low': {
    title: (least, count) => `p2c is ${shown(count)}; at least ${shown(least)} rounds are needed`,
    why: 'With so few rounds a password can be found by trying.',
    mend: 'Use hundreds of thousands of rounds, or better a random key in place of a password.',
  },
  'zip-before-encryption': {
    title: (_, zip) => `The content was compressed before it was encrypted: zip is ${quoted(zip)}`,
    why: 'The length then betrays something of the content, and a small token can unpack into gigabytes.',
    mend: 'Leave “zip” away.',
  },
  'encrypted-not-signed': {
    title: (_, alg) => `Encrypted with ${quoted(alg)}, but not signed`,
    why: 'Anyone can encrypt to a public key. That it can be opened says nothing about who wrote it.',
    mend: 'Sign the token first, then encrypt it.',
  },
  'private-key-in-header': {
    title: (_, names) => `A private key stands in the header: ${shown(names)}`,
    why: 'Everybody who has seen this token can sign with that key.',
    mend: 'Replace the key at once. A header holds public keys only.',
  },
  'header-jku': {
    title: (_, address) => `The token says where its keys are to be fetched: ${quoted(address)}`,
    why: 'A reader that goes there trusts keys that an attacker chose, and can be made to call addresses in its own network.',
    mend: 'Fetch keys only from an address that is configured, and ignore “jku”.',
  },
  'header-x5u': {
    title: (_, address) => `The token says where its certificate is to be fetched: ${quoted(address)}`,
    why: 'A reader that goes there trusts a certificate that an attacker chose, and can be made to call addresses in its own network.',
    mend: 'Use certificates that are configured, and ignore “x5u”.',
  },
  'header-jwk': {
    title: (_, kind) => `The token brings its own key (${shown(kind)})`,
    why: 'A signature that fits this key proves nothing: whoever forges the token puts in the key that fits.',
    mend: 'Name a known key by “kid”. Only a DPoP proof carries its own key.',
  },
  'header-x5c': {
    title: (_, count) => `The token brings certificates along (${shown(count)})`,
    why: 'They are worth something only to readers that check the whole chain up to a root that they trust.',
    mend: 'Check the chain, its names and its purpose, or name a known key by “kid”.',
  },
  'kid-like-path': {
    title: (_, kid) => `kid looks like a path: ${quoted(kid)}`,
    why: 'A reader that opens a file of this name can be led to one whose content the attacker knows, and take that for the key.',
    mend: 'Look the kid up in a table of known keys and nowhere else. If nobody of yours made this token, somebody is trying.',
  },
  'kid-like-query': {
    title: (_, kid) => `kid looks like a query or a command: ${quoted(kid)}`,
    why: 'A reader that puts it into SQL, LDAP or a shell carries out what the attacker wrote, before any signature was checked.',
    mend: 'Look the kid up in a table of known keys and nowhere else. If nobody of yours made this token, somebody is trying.',
  },
  'kid-like-address': {
    title: (_, kid) => `kid is an address: ${quoted(kid)}`,
    why: 'It may be a mere name. A reader that goes there trusts keys that an attacker chose.',
    mend: 'Never fetch a kid; the thumbprint of the key makes a good name.',
  },
  'kid-long': {
    title: (most, length) => `kid has ${shown(length)} characters; ${shown(most)} would be plenty`,
    why: 'It is read before the signature is checked: long names fill logs and caches, and may hold more than a name.',
    mend: 'Use the thumbprint of the key (RFC 7638) or a short name.',
  },
  'typ-missing': {
    title: (exact) =>
      exact === null ? 'The header does not say what kind of token this is' : `The header has no typ; ${quoted(exact)} would fit`,
    why: 'A token of one kind can be passed off as one of another if only the signature counts.',
    mend: 'Write “typ”, and let readers insist on it.',
  },
  'typ-generic': {
    title: (exact, typ) => `typ is ${quoted(typ)}, though ${quoted(exact)} would say more`,
    why: '“JWT” is what all tokens are. A token of one kind can be passed off as one of another.',
    mend: 'Write the exact type, and let readers insist on it.',
  },
  'typ-prefix': {
    title: (expected, typ) => `typ is ${quoted(typ)}; ${quoted(expected)} is shorter and usual`,
    why: 'Both mean the same, but many readers compare the text and refuse the long one.',
    mend: 'Leave “application/” away.',
  },
  'cty-jwt-missing': {
    title: (expected, cty) => `A token is inside, and cty is ${shown(cty)} where ${quoted(expected)} is demanded`,
    why: 'Without it a reader takes what is inside for claims, or does not check its signature.',
    mend: 'Write “cty”: “JWT” into the header of the outer token.',
  },
  'crit-unknown': {
    title: (_, names) => `The header demands that readers understand ${shown(names)}`,
    why: 'Readers that do not know these extensions must refuse the token; careless ones ignore the demand.',
    mend: 'Leave “crit” away unless every reader implements the extension.',
  },
  'crit-wrong': {
    title: (_, names) => `crit is not as it must be: ${shown(names)}`,
    why: 'It lists extensions that stand in the protected header: not none, no standard names, and none that is missing.',
    mend: 'List exactly the extensions that are there, or leave “crit” away.',
  },
  'b64-without-crit': {
    title: () => 'b64 stands in the header but not in crit',
    why: 'Readers that do not know b64 check the signature over other bytes than were meant, and need not notice.',
    mend: 'List “b64” in “crit”, or leave both away.',
  },
  'alg-unprotected': {
    title: (_, alg) => `alg (${quoted(alg)}) stands in the unprotected header`,
    why: 'The signature does not cover it: on the way anyone can put another algorithm there.',
    mend: 'Put “alg” into the protected header.',
  },
} satisfies Partial<Record<LintCode, LintText>>;
export type LintHeaderTexts = Readonly<Record<keyof typeof lintHeaderTexts, LintText>>;
