import { expect, test } from '@playwright/test';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { issuance, issuerJwk, presentation, presentedAt, processedClaims } from '../../vectors/sd-jwt-example.ts';
import { checkOf, lines, look, now, verifierOf } from './judging.ts';
import { cnf, digest, disclosure, holder, issue, issuer, judged, signing, withProof } from './sd-jwt.ts';

test('the example of the specification: issued and presented', async () => {
  const keys = { signing: [verifierOf(issuerJwk)], at: presentedAt };
  const presented = await look('sd-jwt', presentation, keys);
  expect(lines(presented).filter((line) => / (failed|unknown) /.test(line))).toEqual([]);
  expect(presented.verdict.valid).toBe(true);
  expect(checkOf(presented, 'disclosures')).toMatchObject({ code: 'disclosures-ok', expected: 10, actual: 4 });
  expect(checkOf(presented, 'key-binding')).toMatchObject({ outcome: 'passed', code: 'key-binding-ok' });
  const claims: unknown = JSON.parse(stringifyJson(presented.selective?.claims ?? { kind: 'null' }));
  expect(claims).toEqual({ ...processedClaims, cnf: expect.anything() });
  expect(presented.selective?.disclosures.map(({ name, path, value }) => [name, path, value])).toEqual([
    ['family_name', 'family_name', '"Doe"'],
    ['address', 'address', expect.stringContaining('Anytown')],
    ['given_name', 'given_name', '"John"'],
    [null, 'nationalities[0]', '"US"'],
  ]);

  const issued = await look('sd-jwt', issuance, keys);
  expect(issued.verdict.valid).toBe(true);
  expect(checkOf(issued, 'key-binding')).toMatchObject({ outcome: 'warning', code: 'key-binding-required' });
  // Whether a proof is due is the verifier's to say.
  const demanded = await look('sd-jwt', issuance, { ...keys, policy: { required: ['cnf'] } });
  expect(demanded.verdict.valid).toBe(false);
});

test('all checks, in order', async () => {
  const name = disclosure('name', 'Ann');
  expect(lines(await judged(issue({ _sd: [digest(name)] }, [name])))).toEqual([
    'format passed format-sd-jwt-ok',
    'key passed key-found',
    'algorithm passed algorithm-allowed',
    'signature passed signature-good',
    'crit passed crit-absent',
    'typ skipped typ-not-checked',
    'exp passed exp-ok',
    'nbf skipped nbf-absent',
    'iat skipped iat-absent',
    'age skipped age-not-checked',
    'iss skipped iss-not-checked',
    'aud skipped aud-not-checked',
    'sub skipped sub-not-checked',
    'disclosures passed disclosures-ok',
    'key-binding skipped key-binding-absent',
  ]);
});

test('disclosures within disclosures, decoys, kept back ones and other hashes', async () => {
  const street = disclosure('street', 'Main St');
  const address = disclosure('address', { _sd: [digest(street, 'sha512'), digest('decoy')], country: 'US' });
  const item = disclosure({ _sd: [] });
  const claims = {
    _sd_alg: 'sha-512',
    _sd: [digest(address, 'sha512'), 'decoy'],
    list: [1, { '...': digest(item, 'sha512') }, { '...': 'kept' }],
  };
  const token = await judged(issue(claims, [street, address, item]));
  expect(token.verdict.valid).toBe(true);
  expect(stringifyJson(token.selective?.claims ?? { kind: 'null' })).toBe(
    `{"iss":"https://issuer.test","exp":${now + 60},"list":[1,{}],"address":{"country":"US","street":"Main St"}}`,
  );
  expect(token.selective?.disclosures.map(({ path }) => path)).toEqual(['address.street', 'address', 'list[1]']);
  expect(token.selective?.digests).toBe(6);
});

test('the policy speaks of what was disclosed, and of nothing that was kept back', async () => {
  const subject = disclosure('sub', 'ann');
  const expiry = disclosure('exp', now - 1);
  const claims = { exp: undefined, _sd: [digest(subject), digest(expiry)] };
  const policy = { subject: 'ann', required: ['exp'] };
  const both = await judged(issue(claims, [subject, expiry]), { policy });
  expect(checkOf(both, 'sub')?.code).toBe('sub-ok');
  expect(checkOf(both, 'exp')?.code).toBe('exp-expired');
  const kept = await judged(issue(claims, []), { policy });
  expect(checkOf(kept, 'sub')?.code).toBe('sub-missing');
  expect(checkOf(kept, 'exp')?.code).toBe('exp-missing');
  expect(kept.verdict.valid).toBe(false);
});

const good = disclosure('name', 'Ann');
const sd = disclosure('_sd', ['x']);
const dots = disclosure('...', 'x');
const issuerName = disclosure('iss', 'https://evil.test');
const again = disclosure('name', 'Bob');
const element = disclosure('an element');
const notBase64 = `${good}=`;
const notJson = Buffer.from('["salt", "name", "x"').toString('base64url');
const notArray = Buffer.from('{"name":"x"}').toString('base64url');
const fourParts = disclosure('name', 'x', 'y');
const saltless = Buffer.from('[1, "name", "x"]').toString('base64url');
const nameless = Buffer.from('["salt", 1, "x"]').toString('base64url');
const duplicate = Buffer.from('["salt", "name", {"a":1,"a":2}]').toString('base64url');
const deepInner = disclosure('b', JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`));
const deepOuter = disclosure('a', JSON.parse(`${'['.repeat(20)}{"_sd":["${digest(deepInner)}"]}${']'.repeat(20)}`));

const refused: [what: string, claims: object, disclosures: string[], code: string][] = [
  ['a disclosure without a digest', { _sd: ['decoy'] }, [good], 'disclosure-unreferenced'],
  ['a disclosure twice', { _sd: [digest(good)] }, [good, good], 'disclosure-twice'],
  ['a digest twice', { _sd: [digest(good), digest(good)] }, [good], 'disclosure-twice'],
  ['a digest twice at different places', { _sd: [digest(good)], a: { _sd: [digest(good)] } }, [good], 'disclosure-twice'],
  ['a decoy twice', { _sd: ['decoy'], list: [{ '...': 'decoy' }] }, [], 'disclosure-twice'],
  ['the name _sd', { _sd: [digest(sd)] }, [sd], 'disclosure-shadows'],
  ['the name ...', { _sd: [digest(dots)] }, [dots], 'disclosure-shadows'],
  ['a claim that the issuer gave', { _sd: [digest(issuerName)] }, [issuerName], 'disclosure-shadows'],
  ['one name disclosed twice', { _sd: [digest(good), digest(again)] }, [good, again], 'disclosure-shadows'],
  ['an element as a member', { _sd: [digest(element)] }, [element], 'disclosure-malformed'],
  ['a member as an element', { list: [{ '...': digest(good) }] }, [good], 'disclosure-malformed'],
  ['no base64url', { _sd: [digest(notBase64)] }, [notBase64], 'disclosure-malformed'],
  ['no JSON', { _sd: [digest(notJson)] }, [notJson], 'disclosure-malformed'],
  ['no array', { _sd: [digest(notArray)] }, [notArray], 'disclosure-malformed'],
  ['four parts', { _sd: [digest(fourParts)] }, [fourParts], 'disclosure-malformed'],
  ['a salt that is no text', { _sd: [digest(saltless)] }, [saltless], 'disclosure-malformed'],
  ['a name that is no text', { _sd: [digest(nameless)] }, [nameless], 'disclosure-malformed'],
  ['duplicate members in a value', { _sd: [digest(duplicate)] }, [duplicate], 'disclosure-malformed'],
  ['deeper than any JSON here', { _sd: [digest(deepOuter)] }, [deepOuter, deepInner], 'disclosure-malformed'],
  ['_sd that is no list', { _sd: 'x' }, [], 'disclosure-malformed'],
  ['_sd with a number', { _sd: [1] }, [], 'disclosure-malformed'],
  ['... among other members', { list: [{ '...': 'x', a: 1 }] }, [], 'disclosure-malformed'],
  ['a hash that is not known', { _sd_alg: 'md5', _sd: [] }, [], 'disclosures-hash-unknown'],
  ['a hash that is no text', { _sd_alg: 1, _sd: [] }, [], 'disclosures-hash-unknown'],
];

for (const [what, claims, disclosures, code] of refused) {
  test(`refused: ${what}`, async () => {
    const token = await judged(issue(claims, disclosures));
    expect(checkOf(token, 'disclosures')).toMatchObject({ outcome: 'failed', code });
    expect(checkOf(token, 'signature')?.outcome).toBe('passed');
    expect(token.verdict.valid).toBe(false);
  });
}

test('malformed around the tildes', async () => {
  const token = issue({}, []);
  for (const text of [token.slice(0, -1), token.replace('~', '~~'), `${token}${'AA~'.repeat(1_001)}`]) {
    const { verdict } = await judged(text);
    expect(verdict.valid).toBe(false);
    expect(verdict.checks[0]?.code).toBe('format-sd-jwt-malformed');
  }
});

test('the holder’s proof holds for exactly one presentation', async () => {
  const name = disclosure('name', 'Ann');
  const bare = issue({ cnf, _sd: [digest(name)] }, [name]);
  const codeOf = async (text: string) => checkOf(await judged(text), 'key-binding')?.code;
  expect((await judged(withProof(bare))).verdict.valid).toBe(true);
  expect(await codeOf(bare)).toBe('key-binding-required');
  const [jwtOnly = '', , proof = ''] = withProof(bare).split('~');
  expect(await codeOf(`${jwtOnly}~${proof}`), 'a disclosure left out').toBe('key-binding-hash-differs');
  expect(await codeOf(withProof(bare, { sd_hash: digest('x') }))).toBe('key-binding-hash-differs');
  expect(await codeOf(withProof(bare, { sd_hash: 1 }))).toBe('key-binding-hash-differs');
  expect(await codeOf(withProof(bare, {}, {}, issuer.privateKey)), 'another key').toBe('key-binding-bad');
  expect(await codeOf(withProof(bare, {}, { typ: 'JWT' }))).toBe('key-binding-malformed');
  expect(await codeOf(withProof(bare, {}, { alg: 'none' }))).toBe('key-binding-malformed');
  expect(await codeOf(withProof(bare, { exp: now - 1 }))).toBe('key-binding-malformed');
  expect(await codeOf(`${bare}x.y`)).toBe('key-binding-malformed');
  expect(await codeOf(withProof(issue({}, [])))).toBe('key-binding-no-key');
  const oct = { jwk: { kty: 'oct', k: Buffer.alloc(32).toString('base64url') } };
  expect(await codeOf(withProof(issue({ cnf: oct }, [])))).toBe('key-binding-no-key');
  const { d } = holder.privateKey.export({ format: 'jwk' });
  for (const revealed of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']) {
    const open = { jwk: { ...cnf.jwk, [revealed]: d } };
    expect(await codeOf(withProof(issue({ cnf: open }, []))), revealed).toBe('key-binding-no-key');
  }
});

test('as JSON (RFC 9901 section 8): disclosures and proof in the unprotected header', async () => {
  const name = disclosure('name', 'Ann');
  const expiry = disclosure('exp', now + 30);
  const text = withProof(issue({ cnf, exp: undefined, _sd: [digest(name), digest(expiry)] }, [name, expiry]));
  const [token = '', , , proof = ''] = text.split('~');
  const [head, payload, signature] = token.split('.');
  const json = (header: object, more: object = {}) =>
    look('jws-json', JSON.stringify({ payload, protected: head, header, signature, ...more }), {
      signing,
      at: now - 10,
      policy: { leewaySeconds: 20 },
    });
  const whole = await json({ disclosures: [name, expiry], kb_jwt: proof });
  expect(lines(whole).filter((line) => /^(format|exp|disclosures|key-binding)/.test(line))).toEqual([
    'format passed format-sd-jwt-ok',
    'exp passed exp-ok',
    'disclosures passed disclosures-ok',
    'key-binding passed key-binding-ok',
  ]);
  expect(whole.verdict.valid).toBe(true);
  expect(checkOf(await json({ disclosures: [name], kb_jwt: proof }), 'key-binding')?.code).toBe('key-binding-hash-differs');
  expect(checkOf(await json({ disclosures: [name, expiry] }), 'key-binding')?.code).toBe('key-binding-required');
  expect(checkOf(await json({ disclosures: [good] }), 'disclosures')?.code).toBe('disclosure-unreferenced');
  for (const header of [
    { disclosures: name },
    { disclosures: [1] },
    { kb_jwt: {} },
    { disclosures: Array.from({ length: 1_001 }, () => name) },
  ]) {
    const strange = await json(header);
    expect(strange.verdict.valid).toBe(false);
    expect(checkOf(strange, 'format')?.code).toBe('format-sd-jwt-malformed');
  }
  const first = { protected: head, signature };
  const second = { ...first, header: { disclosures: [name] } };
  const inSecond = await look('jws-json', JSON.stringify({ payload, signatures: [first, second] }), { signing });
  expect(checkOf(inSecond, 'format')?.code).toBe('format-sd-jwt-malformed');
  expect(inSecond.verdict.valid).toBe(false);
});
