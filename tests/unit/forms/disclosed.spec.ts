import { expect, test } from '@playwright/test';
import { checkOf, now } from './judging.ts';
import { cnf, digest, disclosure, issue, judged, withProof } from './sd-jwt.ts';

const name = disclosure('name', 'Ann');

test('without disclosures it says so, and a thousand are taken', async () => {
  expect(checkOf(await judged(issue({}, [])), 'disclosures')).toMatchObject({ outcome: 'passed', code: 'disclosures-none', actual: 0 });
  const many = Array.from({ length: 1_000 }, () => disclosure(1));
  const token = await judged(issue({ list: many.map((text) => ({ '...': digest(text) })) }, many));
  expect(checkOf(token, 'disclosures')).toMatchObject({ code: 'disclosures-ok', expected: 1_000, actual: 1_000 });
  expect(token.verdict.valid).toBe(true);
});

test('a fault says what was expected and which disclosure it is', async () => {
  const element = disclosure('an element');
  const malformed = await judged(issue({ _sd: [digest(element)] }, [element]));
  expect(checkOf(malformed, 'disclosures')).toMatchObject({ expected: '[salt, name, value]', actual: '#1' });
  const shadowing = await judged(issue({ name: 'Bob', _sd: [digest(name)] }, [name]));
  expect(checkOf(shadowing, 'disclosures')).toMatchObject({ expected: 'a new name', actual: 'name' });
  const unknown = await judged(issue({ _sd_alg: 'md5', _sd: [] }, []));
  expect(checkOf(unknown, 'disclosures')).toMatchObject({ expected: ['sha-256', 'sha-384', 'sha-512'], actual: 'md5' });
});

test('disclosures that cannot be placed are shown all the same', async () => {
  const unplaced = [{ text: name, digest: '', name: null, value: null, salt: null, path: null, problem: 'none' }];
  const strangeHash = await judged(issue({ _sd_alg: 'md5', _sd: [digest(name)] }, [name]));
  expect(strangeHash.selective).toMatchObject({ hash: 'md5', digests: 0, claims: null, disclosures: unplaced });
  const [head = '', , signature = ''] = issue({}, []).split('.');
  const noClaims = await judged(`${head}.${Buffer.from('[]').toString('base64url')}.${signature.slice(0, -1)}~${name}~`);
  expect(noClaims.selective).toMatchObject({ hash: '', claims: null, disclosures: unplaced });
  expect(checkOf(noClaims, 'disclosures')).toMatchObject({ outcome: 'unknown', code: 'claims-not-checked' });
  expect(noClaims.verdict.valid).toBe(false);
});

test('the proof is shown, and hashes as the issuer says', async () => {
  const bare = issue({ cnf, _sd_alg: 'sha-512', _sd: [digest(name, 'sha512')] }, [name]);
  const token = await judged(withProof(bare, { sd_hash: digest(bare, 'sha512') }));
  expect(checkOf(token, 'key-binding')?.code).toBe('key-binding-ok');
  const said = Buffer.from(token.selective?.keyBinding?.payload?.text ?? '', 'base64url').toString();
  expect(JSON.parse(said)).toMatchObject({ iat: now, aud: 'https://verifier.test', nonce: 'n' });
  expect(checkOf(await judged(withProof(bare)), 'key-binding')?.code, 'SHA-256').toBe('key-binding-hash-differs');
});
