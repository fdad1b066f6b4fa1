import type { LintCode } from './lint.ts';

export type LintRule = { readonly rule: string; readonly url: string };

/** A section of an RFC; without one the RFC itself. */
function rfc(number: number, section?: string): LintRule {
  const url = `https://www.rfc-editor.org/rfc/rfc${number}`;
  return section === undefined
    ? { rule: `RFC ${number}`, url }
    : { rule: `RFC ${number} section ${section}`, url: `${url}#section-${section}` };
}

/** The successor of RFC 8725. Its sections may still move, so that none is named. */
const bis: LintRule = { rule: 'RFC 8725bis (draft)', url: 'https://datatracker.ietf.org/doc/draft-ietf-oauth-rfc8725bis/' };
const unicode: LintRule = { rule: 'Unicode UTS #39', url: 'https://www.unicode.org/reports/tr39/' };

/** Where it is written that this is bad practice. Names of documents are the same in every language. */
export const lintRules: Readonly<Record<LintCode, LintRule>> = {
  'alg-none': rfc(8725, '3.2'),
  'alg-missing': rfc(7515, '4.1.1'),
  'alg-deprecated': rfc(8725, '3.2'),
  'alg-polymorphic': rfc(9864),
  'hmac-shared': rfc(7515, '10.5'),
  'pbes2-count-high': bis,
  'pbes2-count-low': rfc(7518, '4.8.1.2'),
  'zip-before-encryption': rfc(8725, '3.6'),
  'encrypted-not-signed': rfc(7519, '11.2'),
  'private-key-in-header': rfc(7515, '4.1.3'),
  'header-jku': rfc(8725, '3.10'),
  'header-x5u': rfc(8725, '3.10'),
  'header-jwk': rfc(7515, '4.1.3'),
  'header-x5c': rfc(7515, '4.1.6'),
  'kid-like-path': rfc(8725, '3.10'),
  'kid-like-query': rfc(8725, '3.10'),
  'kid-like-address': rfc(8725, '3.10'),
  'kid-long': rfc(8725, '3.10'),
  'typ-missing': rfc(8725, '3.11'),
  'typ-generic': rfc(8725, '3.11'),
  'typ-prefix': rfc(7515, '4.1.9'),
  'cty-jwt-missing': rfc(7519, '5.2'),
  'crit-unknown': rfc(7515, '4.1.11'),
  'crit-wrong': rfc(7515, '4.1.11'),
  'b64-without-crit': rfc(7797, '6'),
  'alg-unprotected': rfc(7515, '10.7'),
  'exp-missing': rfc(7519, '4.1.4'),
  'life-long': rfc(7519, '4.1.4'),
  'exp-before-iat': rfc(7519, '4.1.4'),
  'nbf-after-exp': rfc(7519, '4.1.5'),
  'time-milliseconds': rfc(7519, '2'),
  'time-fraction': rfc(7519, '2'),
  'time-text': rfc(7519, '2'),
  'iss-missing': rfc(8725, '3.8'),
  'aud-missing': rfc(8725, '3.9'),
  'aud-wide': rfc(8725, '3.9'),
  'iss-not-https': rfc(8414, '2'),
  'claims-lacking': rfc(8725, '3.12'),
  'claims-forbidden': rfc(8725, '3.12'),
  'claim-type-wrong': rfc(7519, '4.1'),
  'scope-not-text': rfc(8693, '4.2'),
  'number-unsafe': rfc(7493, '2.2'),
  'number-odd': rfc(8785, '3.2.2.3'),
  'personal-data': rfc(7519, '12'),
  'secret-in-claims': rfc(7519, '12'),
  'token-in-claims': rfc(7519, '12'),
  'claims-many': rfc(7519, '1'),
  'size-cookie': rfc(6265, '6.1'),
  'size-header': rfc(9110, '5.4'),
  'base64-not-canonical': rfc(4648, '3.5'),
  'duplicate-member': rfc(7519, '4'),
  'byte-order-mark': rfc(8259, '8.1'),
  'not-utf8': rfc(8725, '3.7'),
  'hidden-characters': unicode,
  'bidi-characters': unicode,
  'confusable-characters': unicode,
  'control-characters': rfc(8259, '7'),
  'white-space': rfc(7519, '1'),
  'deep-nesting': rfc(8259, '9'),
  'prototype-member': rfc(8725, '3.10'),
};
