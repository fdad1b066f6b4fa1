import { importJwk } from '../../electron/engine/keys/import/jwk.ts';
import { isJwsAlgorithm } from '../../electron/engine/tokens/algorithms.ts';
import { encodeBase64url } from '../../electron/engine/tokens/base64url.ts';
import { signBytes } from '../../electron/engine/tokens/sign.ts';
import { verifyToken } from '../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import type { CheckCode } from '../../shared/verdict.ts';
import { loadCookbook, type CookbookExample } from './cookbook.ts';
import { signingKey } from './pasted-keys.ts';

/** One text of the cookbook and how it must be judged: valid, or refused with exactly this code. */
export type CookbookCase = {
  name: string;
  text: string;
  key: string;
  alg: string;
  expected: 'valid' | CheckCode;
};

/** Every serialization in section 4 (JWS), section 5 (JWE), RFC 7797 and RFC 8037 appendix A.4. */
export function cookbookCases(): CookbookCase[] {
  return [
    ...loadCookbook('jws').flatMap((example) => casesOf(example, isDetached(example) ? 'signature-bad' : 'valid')),
    ...loadCookbook('curve25519').flatMap((example) => casesOf(example, 'valid', example.file === 'jws.json')),
    ...loadCookbook('rfc7797').flatMap((example) => casesOf(example, 'crit-unsupported')),
    ...loadCookbook('jwe').flatMap((example) => casesOf(example, 'format-encrypted', true, 'format-encrypted')),
  ];
}

/** RFC 7515 appendix F: the payload travels elsewhere, so the compact text alone cannot verify. */
function isDetached({ compact }: CookbookExample): boolean {
  return compact?.includes('..') === true;
}

function casesOf(
  example: CookbookExample,
  compactIs: CookbookCase['expected'],
  isTaken = true,
  formIs: CheckCode = 'format-json-serialization',
): CookbookCase[] {
  if (!isTaken) return [];
  const { file, key, alg } = example;
  const compact = example.compact === null ? [] : [{ name: `${file} compact`, text: example.compact, key, alg, expected: compactIs }];
  const json = example.forms.map((text, index) => ({ name: `${file} JSON ${index + 1}`, text, key, alg, expected: formIs }));
  return [...compact, ...json];
}

/** 'valid', or the codes of all checks that failed. */
export async function judgeCase({ text, key, alg }: CookbookCase): Promise<{ valid: boolean; codes: string[] }> {
  const imported = importJwk(key, { name: 'cookbook', algorithms: isJwsAlgorithm(alg) ? [alg] : null });
  const keys = imported.ok ? [imported.value] : [];
  const { verdict } = await verifyToken(text, keys, { ...defaultPolicy, signatureOnly: true }, 0);
  return {
    valid: verdict.valid,
    codes: verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code),
  };
}

/** Signs the example's own signing input again; only for the algorithms without randomness. */
export async function signAgain({ key, alg, compact }: CookbookExample): Promise<string | null> {
  if (!isJwsAlgorithm(alg) || compact === null) return null;
  const input = compact.slice(0, compact.lastIndexOf('.'));
  return `${input}.${encodeBase64url(await signBytes(Buffer.from(input, 'ascii'), alg, signingKey(key, alg).key))}`;
}
