import { expect, test } from '@playwright/test';
import { findTokens, recogniseOpaque } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { previewOf } from '../../../electron/engine/inspect/paste/preview.ts';
import type { Opaque } from '../../../shared/inspect.ts';
import { expectPlaces } from './expect-found.ts';
import { detached, jwe, jws, selective } from './tokens.ts';

/** Letters and digits without a meaning, the same each time. */
function random(length: number, alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'): string {
  let state = 12_345;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return alphabet[state % alphabet.length];
  }).join('');
}
const hexadecimal = '0123456789abcdef';
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The example of GitHub's format that is printed in many places; its last six characters are the CRC-32 of the thirty before. */
const printed = 'zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17';
const fernet = Buffer.concat([Buffer.from([0x80, 0, 0, 0, 0, 0x69, 0x20, 0x30, 0x40]), Buffer.alloc(64, 0xa7)]).toString('base64url');
const macaroon = Buffer.from(
  `0021location https://x.example/\n001aidentifier keyid-42\n002fsignature ${'\u0011\u0092'.repeat(16)}\n`,
  'latin1',
).toString('base64url');
const macaroon2 = Buffer.concat([
  Buffer.from([2, 1, 9]),
  Buffer.from('x.example'),
  Buffer.from([2, 4]),
  Buffer.from('kid1'),
  Buffer.from([0, 0, 6, 32]),
  Buffer.alloc(32, 0x5a),
]).toString('base64url');
const branca = base62(Buffer.concat([Buffer.from([0xba, 0x6b, 0x49, 0xd2, 0x00]), Buffer.alloc(60, 0x9c)]));

/** Branca writes its bytes as one large number. */
function base62(bytes: Buffer): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let text = '';
  for (let value = BigInt(`0x${bytes.toString('hex')}`); value > 0n; value /= 62n) text = (alphabet[Number(value % 62n)] ?? '') + text;
  return text;
}

const known: [text: string, kind: Opaque['kind'], prefix: string | null, checksum?: Opaque['checksum']][] = [
  [`ghp_${printed}`, 'github', 'ghp_', 'good'],
  [`ghs_${printed}`, 'github', 'ghs_', 'good'],
  [`ghp_${printed.replace('z', 'y')}`, 'github', 'ghp_', 'bad'],
  [`github_pat_${random(22)}_${random(59)}`, 'github', 'github_pat_'],
  [`glpat-${random(20)}`, 'gitlab', 'glpat-'],
  [`AKIA${random(16, capitals)}`, 'aws-access-key', 'AKIA'],
  [`ASIA${random(16, capitals)}`, 'aws-access-key', 'ASIA'],
  [`sk_live_${random(24)}`, 'stripe', 'sk_live_'],
  [`rk_test_${random(99)}`, 'stripe', 'rk_test_'],
  [`whsec_${random(32)}`, 'stripe', 'whsec_'],
  [`xoxb-${random(12, '0123456789')}-${random(24)}`, 'slack', 'xoxb-'],
  [`xapp-1-${random(40)}`, 'slack', 'xapp-'],
  [`AIza${random(35)}`, 'google-api-key', 'AIza'],
  [`ya29.${random(120)}`, 'google-oauth', 'ya29.'],
  [`npm_${printed}`, 'npm', 'npm_', 'good'],
  [`npm_${random(36)}`, 'npm', 'npm_', 'bad'],
  [`pypi-AgEIcHlwaS5vcmc${random(80)}`, 'pypi', 'pypi-'],
  [`sk-${random(48)}`, 'openai', 'sk-'],
  [`sk-proj-${random(120)}`, 'openai', 'sk-proj-'],
  [`sk-ant-api03-${random(90)}`, 'anthropic', 'sk-ant-'],
  [`SG.${random(22)}.${random(43)}`, 'sendgrid', 'SG.'],
  [`sq0atp-${random(22)}`, 'square', 'sq0atp-'],
  [`shpat_${random(32, hexadecimal)}`, 'shopify', 'shpat_'],
  [`dop_v1_${random(64, hexadecimal)}`, 'digitalocean', 'dop_v1_'],
  [`hf_${random(34)}`, 'hugging-face', 'hf_'],
  [`v4.local.${random(80)}`, 'paseto', 'v4.local.'],
  [`v2.public.eyJzdWIiOiJhIn0${random(86)}.eyJraWQiOiJrIn0`, 'paseto', 'v2.public.'],
  [macaroon, 'macaroon', null],
  [macaroon2, 'macaroon', null],
  [fernet, 'fernet', null],
  [branca, 'branca', null],
  ['1b4e28ba-2fa1-11d2-883f-0016d3cca427', 'uuid', null],
  [`${random(36)}.${random(100)}.${random(43)}`, 'jws-like', null],
  [random(40), 'unknown', null],
  [random(64, hexadecimal), 'unknown', null],
];

for (const [number, [text, kind, prefix, checksum = 'none']] of known.entries()) {
  test(`${number}: names ${prefix ?? ''}… ${kind}, checksum ${checksum}`, () => {
    expect(recogniseOpaque(text)).toEqual({ kind, prefix, characters: text.length, checksum });
    const [found, ...others] = findTokens(text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ kind: 'opaque', text, source: 'bare', removed: [] });
    expectPlaces(text, findTokens(text));
  });
  test(`${number}: shows nothing random of ${prefix ?? ''}… ${kind} ${checksum}`, () => {
    const [found] = findTokens(text);
    expect(found === undefined ? '' : previewOf(found)).toBe(`${prefix ?? ''}…`);
    expect(JSON.stringify(found?.opaque)).not.toContain(text.slice(prefix?.length ?? 0, (prefix?.length ?? 0) + 6));
  });
}

test('JOSE tokens are not opaque', () => {
  for (const text of [jws, jwe, selective, detached]) expect(recogniseOpaque(text)).toBe(null);
});

test('those with a prefix are found anywhere, under their names', () => {
  const text = `export GITHUB_TOKEN=ghp_${printed}\nSTRIPE="sk_live_${random(24)}" # ${jws}\n{"key":"AIza${random(35)}"}`;
  const found = findTokens(text);
  expect(found.map(({ opaque, name, line }) => [opaque?.kind ?? 'jws', name, line])).toEqual([
    ['github', 'GITHUB_TOKEN', 1],
    ['stripe', 'STRIPE', 2],
    ['jws', null, 2],
    ['google-api-key', 'key', 3],
  ]);
  expectPlaces(text, found);
});

const called: [text: string, name: string | null][] = [
  [`Authorization: Bearer ${random(40)}`, 'Authorization'],
  [`curl -H "Authorization: Bearer ${random(24)}" https://x.example`, 'Authorization'],
  [`{"access_token":"${random(40)}","token_type":"Bearer"}`, 'access_token'],
  [`https://x.example/?refresh_token=${random(30)}&a=1`, 'refresh_token'],
  [`token: ${random(30)}`, 'token'],
];
for (const [text, name] of called) {
  test(`a random handle counts where it is called a token: ${text.slice(0, 30)}`, () => {
    expect(findTokens(text).map((found) => [found.opaque?.kind, found.name])).toEqual([['unknown', name]]);
    expectPlaces(text, findTokens(text));
  });
}

test('a random handle elsewhere is a word like any other', () => {
  for (const text of [`commit ${random(40, hexadecimal)}`, `id=${random(30)} name=x`, `{"etag":"${random(32)}"}`])
    expect(findTokens(text)).toEqual([]);
});
