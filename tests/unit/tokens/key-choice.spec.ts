import { expect, test } from '@playwright/test';
import type { CandidateKey, GivenKey, UnusableKey, VerificationKey } from '../../../electron/engine/keys/import/verification-key.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { appError } from '../../../shared/errors.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime } from '../../vectors/attacks/attack.ts';
import { attackerKey, goodClaims, goodKey, headerText, signText } from '../../vectors/attacks/good.ts';

const { signing, verifier } = goodKey('ES256');
const nameless: VerificationKey = { ...verifier, kid: null, name: 'nameless' };
const stranger = (kid: string | null): VerificationKey => ({ ...attackerKey('ES256', kid).verifier, name: `stranger ${kid}` });
const secret = goodKey('HS256').verifier;
const broken: UnusableKey = {
  isUsable: false,
  id: null,
  name: 'broken',
  kid: 'key-ES256',
  problem: appError('secret-missing'),
};

async function chosen(kid: unknown, keys: readonly GivenKey[], by = signing) {
  const header = headerText({ ...by, kid: null }, kid === undefined ? {} : { kid });
  const token = await signText(header, goodClaims, by);
  const { verdict } = await verifyToken(token, keys, defaultPolicy, attackTime);
  const [, key, , signature] = verdict.checks;
  return {
    key: `${key?.outcome} ${key?.code}`,
    signature: signature?.code,
    valid: verdict.valid,
    tried: verdict.tried.map(({ name, result }) => `${name}: ${result}`),
  };
}

test('the kid names exactly one key: that one, and no other', async () => {
  expect(await chosen('key-ES256', [stranger('a'), verifier, stranger(null), secret])).toEqual({
    key: 'passed key-found',
    signature: 'signature-good',
    valid: true,
    tried: ["user's ES256: verifies", 'stranger a: other-kid', 'stranger null: other-kid', "user's HS256: other-kid"],
  });
});

test('the kid names a key that did not sign: no other is taken instead', async () => {
  const judged = await chosen('a', [stranger('a'), verifier, nameless]);
  expect(judged).toMatchObject({ key: 'passed key-found', signature: 'signature-bad', valid: false });
});

test('the kid is unknown: refused, and the key that would have fitted is named', async () => {
  expect(await chosen('other', [stranger('a'), verifier])).toEqual({
    key: 'failed key-kid-unknown',
    signature: 'signature-not-tried',
    valid: false,
    tried: ['stranger a: signature-differs', "user's ES256: verifies"],
  });
});

test('the kid is unknown, but a given key has none: it may be tried', async () => {
  const named = { key: 'passed key-found-nameless', valid: true };
  for (const others of [[stranger('a')], [secret], [stranger(null)], [stranger(null), secret]]) {
    expect(await chosen('other', [nameless, ...others])).toMatchObject(named);
  }
});

test('two keys have the kid: ambiguous, even if one of them verifies', async () => {
  expect(await chosen('key-ES256', [verifier, stranger('key-ES256')])).toMatchObject({
    key: 'failed key-ambiguous',
    signature: 'signature-not-tried',
    valid: false,
  });
});

test('no key is left out of what is listed: those after the one that verifies were not needed', async () => {
  const { tried } = await chosen(undefined, [stranger('a'), verifier, stranger('b'), secret]);
  expect(tried).toEqual([
    'stranger a: signature-differs',
    "user's ES256: verifies",
    'stranger b: not-needed',
    "user's HS256: other-algorithm",
  ]);
});

test('no kid and one key: that key', async () => {
  expect(await chosen(undefined, [verifier])).toMatchObject({ key: 'passed key-found', valid: true });
});

test('no kid and several keys: the one that fits by algorithm, or by trial', async () => {
  expect(await chosen(undefined, [secret, verifier])).toMatchObject({ key: 'passed key-found-by-trial', valid: true });
  expect(await chosen(undefined, [stranger('a'), secret, verifier])).toEqual({
    key: 'passed key-found-by-trial',
    signature: 'signature-good',
    valid: true,
    tried: ['stranger a: signature-differs', "user's ES256: verifies", "user's HS256: other-algorithm"],
  });
});

test('no kid and none of several fits: the signature is bad', async () => {
  expect(await chosen(undefined, [stranger('a'), stranger('b')])).toMatchObject({
    key: 'failed key-none-fits',
    signature: 'signature-bad',
    valid: false,
  });
});

test('a kid that is no string, or endless, is refused', async () => {
  for (const kid of [7, null, ['key-ES256'], { a: 1 }, 'x'.repeat(257)]) {
    expect(await chosen(kid, [verifier, nameless])).toMatchObject({ key: 'failed key-kid-malformed', valid: false });
  }
});

test('a key that cannot be used says so when the token names it, and stays out of the way otherwise', async () => {
  expect(await chosen('key-ES256', [broken, stranger('a')])).toMatchObject({ key: 'failed key-unusable', valid: false });
  expect(await chosen('key-ES256', [broken, verifier])).toMatchObject({ key: 'passed key-found', valid: true });
  expect(await chosen(undefined, [broken])).toMatchObject({ key: 'failed key-unusable', valid: false });
});

test.describe('secrets of the keychain', () => {
  const own = goodKey('HS256');
  const read: string[] = [];

  /** A secret under that kid; `found`: what reading it brings. */
  function unread(kid: string, found: CandidateKey = { ...attackerKey('HS256', kid).verifier, name: kid }): GivenKey {
    const { id, kty, algorithms, isPinned, isWeak } = own.verifier;
    const look = async () => {
      read.push(kid);
      return found;
    };
    return { isUsable: true, id, name: kid, kid, kty, algorithms, isPinned, isWeak, read: look };
  }
  const ours = unread('ours', { ...own.verifier, kid: 'ours', name: 'ours' });
  const lost = unread('lost', { ...broken, kid: 'lost', name: 'lost' });

  test.beforeEach(() => {
    read.length = 0;
  });

  test('only the one that the kid names is read; the others are listed all the same', async () => {
    const judged = await chosen('ours', [unread('a'), ours, verifier, lost], own.signing);
    expect(judged).toMatchObject({ key: 'passed key-found', valid: true });
    expect(judged.tried).toEqual(['ours: verifies', 'a: other-kid', "user's ES256: other-kid", 'lost: other-kid']);
    expect(read).toEqual(['ours']);
  });

  test('none is read for a token of another algorithm, or with a kid that is no string', async () => {
    expect(await chosen(undefined, [ours, verifier])).toMatchObject({ key: 'passed key-found-by-trial', valid: true });
    expect(await chosen('key-ES256', [ours, verifier])).toMatchObject({ key: 'passed key-found', valid: true });
    expect(await chosen(7, [ours], own.signing)).toMatchObject({ key: 'failed key-kid-malformed', valid: false });
    expect(read).toEqual([]);
  });

  test('without a kid all of the algorithm are read, and one that cannot be read stays out of the way', async () => {
    expect(await chosen(undefined, [unread('a'), lost, ours], own.signing)).toEqual({
      key: 'passed key-found-by-trial',
      signature: 'signature-good',
      valid: true,
      tried: ['a: signature-differs', 'ours: verifies', 'lost: unusable'],
    });
    expect(read).toEqual(['a', 'lost', 'ours']);
  });

  test('one that signed under another kid is not taken; one that is lost says so', async () => {
    expect(await chosen('a', [unread('a'), ours], own.signing)).toMatchObject({ signature: 'signature-bad', valid: false });
    expect(read).toEqual(['a']);
    expect(await chosen('lost', [lost, ours], own.signing)).toMatchObject({ key: 'failed key-unusable', valid: false });
    expect(await chosen('other', [ours, lost], own.signing)).toMatchObject({
      key: 'failed key-kid-unknown',
      valid: false,
      tried: ['ours: verifies', 'lost: unusable'],
    });
  });
});
