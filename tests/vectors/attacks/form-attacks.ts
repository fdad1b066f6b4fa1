import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import type { CheckCode } from '../../../shared/verdict.ts';
import { attackTime, tokenAttack, type Attack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey, goodToken, headerText, signText } from './good.ts';
import { believesSealed, sealedTokens } from './nested-attacks.ts';
import { looseParts, onlySignature, signatureFits } from './unguarded.ts';

const { signing, verifier } = goodKey('HS256');

function attack(input: string, token: string, code: CheckCode): Attack {
  return tokenAttack(input, token, [verifier], code);
}

/** The careless verifier of most of these rows: any form will do as long as the signature is good. */
function anyForm(each: Attack): boolean {
  return each.kind === 'token' && onlySignature(each.token, verifier.node);
}

/** Replaces the last character by one that differs only in the bits that no byte uses. */
function unusedBits(segment: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return segment.slice(0, -1) + (alphabet[alphabet.indexOf(segment.slice(-1)) + 1] ?? 'A');
}

/** J13: other texts of the same bytes. */
async function looseBase64(): Promise<AttackClass> {
  const token = await goodToken('HS256', {}, goodClaims.replace('alice', 'alice??>>~~'));
  const [head = '', payload = '', signature = ''] = token.split('.');
  const attacks: Attack[] = [];
  const loosen: [string, (segment: string) => string][] = [
    ['padding', (segment) => `${segment}=`],
    ['double padding', (segment) => `${segment}==`],
    ['encoded padding', (segment) => `${segment}%3D`],
    ['a space', (segment) => `${segment.slice(0, 5)} ${segment.slice(5)}`],
    ['a tab', (segment) => `${segment.slice(0, 5)}\t${segment.slice(5)}`],
    ['a line break', (segment) => `${segment.slice(0, 5)}\r\n${segment.slice(5)}`],
    ['a leading space', (segment) => ` ${segment}`],
    ['a question mark', (segment) => `${segment}?`],
    ['a NUL', (segment) => `${segment}\u0000`],
    ['a zero-width space', (segment) => `${segment}\u200b`],
    ['a byte order mark', (segment) => `\ufeff${segment}`],
    ['a plus', (segment) => `${segment.slice(0, -1)}+`],
    ['a slash', (segment) => `${segment.slice(0, -1)}/`],
    ['one character more', (segment) => segment.padEnd(segment.length + ((5 - (segment.length % 4)) % 4 || 4), 'A')],
    ['a full-width letter', (segment) => `${segment.slice(0, 5)}\uff21${segment.slice(6)}`],
  ];
  for (const [what, change] of loosen) {
    attacks.push(attack(`${what} in the header`, `${change(head)}.${payload}.${signature}`, 'format-not-base64url'));
    attacks.push(attack(`${what} in the payload`, `${head}.${change(payload)}.${signature}`, 'format-not-base64url'));
    attacks.push(attack(`${what} in the signature`, `${head}.${payload}.${change(signature)}`, 'format-not-base64url'));
  }
  attacks.push(attack('unused bits in the signature', `${head}.${payload}.${unusedBits(signature)}`, 'format-not-base64url'));
  return { id: 'J13', title: 'loose base64url', attacks, unguarded: anyForm };
}

/** J14: JSON serializations where a compact token is due. */
async function jsonSerialization(): Promise<AttackClass> {
  const [protectedHeader = '', payload = '', signature = ''] = (await goodToken('HS256')).split('.');
  const one = { protected: protectedHeader, signature };
  const forms: [string, object, CheckCode][] = [
    ['flattened', { payload, ...one }, 'format-json-serialization'],
    ['general', { payload, signatures: [one] }, 'format-json-serialization'],
    ['two signatures', { payload, signatures: [{ protected: protectedHeader, signature: 'AAAA' }, one] }, 'format-json-serialization'],
    ['unprotected header', { payload, ...one, header: { kid: 'other' } }, 'format-json-serialization'],
    ['unprotected alg', { payload, header: { alg: 'none' }, signature: '' }, 'format-json-serialization'],
    ['detached', one, 'format-json-serialization'],
    ['JWE', { protected: protectedHeader, ciphertext: 'AAAA', iv: '', tag: '' }, 'format-encrypted'],
    ['compact in an array', [`${protectedHeader}.${payload}.${signature}`], 'format-not-base64url'],
    ['compact in a string', { token: `${protectedHeader}.${payload}.${signature}` }, 'format-not-base64url'],
  ];
  return {
    id: 'J14',
    title: 'JSON serialization',
    attacks: forms.flatMap(([what, form, code]) => [
      attack(what, JSON.stringify(form), code),
      attack(`${what}, indented`, JSON.stringify(form, null, 2), code),
    ]),
    unguarded: (each) => {
      const text = each.kind === 'token' ? each.token : '';
      const part = (name: string) => new RegExp(`"${name}"\\s*:\\s*"([^"]*)"`).exec(text)?.[1] ?? '';
      return onlySignature(`${part('protected')}.${part('payload')}.${part('signature')}`, verifier.node);
    },
  };
}

/** J15: two members of one name; parsers differ in which one wins. All are signed with the good key. */
async function duplicateMembers(): Promise<AttackClass> {
  const payloads = [
    `{"sub":"alice","sub":"admin","exp":${attackTime + 60}}`,
    `{"exp":${attackTime - 60},"exp":${attackTime + 60}}`,
    `{"sub":"alice","s\\u0075b":"admin","exp":${attackTime + 60}}`,
    `{"role":{"name":"user","name":"admin"},"exp":${attackTime + 60}}`,
    `{"roles":[{"a":1,"a":2}],"exp":${attackTime + 60}}`,
    `{"__proto__":1,"__proto__":2,"exp":${attackTime + 60}}`,
  ];
  const headers = [
    `{"alg":"none","alg":"HS256"}`,
    `{"alg":"HS256","\\u0061lg":"HS256"}`,
    `{"alg":"HS256","kid":"other","kid":"${signing.kid}"}`,
    `{"alg":"HS256","crit":["x"],"crit":[]}`,
    `{"alg":"HS256","jwk":{"kty":"oct","kty":"RSA"}}`,
  ];
  const attacks: Attack[] = [];
  for (const payload of payloads) {
    attacks.push(attack(`payload ${payload}`, await signText(headerText(signing), payload, signing), 'format-duplicate-member'));
  }
  for (const header of headers) {
    attacks.push(attack(`header ${header}`, await signText(header, goodClaims, signing), 'format-duplicate-member'));
  }
  return { id: 'J15', title: 'duplicate members', attacks, unguarded: anyForm };
}

/** J20: a token inside a token. The outer one is signed with the good key; the inner one claims what it likes. */
async function nested(): Promise<AttackClass> {
  const inner = `${encodeBase64url('{"alg":"none"}')}.${encodeBase64url('{"sub":"admin"}')}.`;
  const jwe = `${encodeBase64url('{"alg":"dir","enc":"A256GCM","cty":"JWT"}')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
  const attacks: Attack[] = [attack('JWE', jwe, 'format-encrypted'), attack('JWE of five empty segments', '....', 'format-encrypted')];
  let deep = inner;
  for (let depth = 1; depth <= 5; depth++) {
    deep = await signText(headerText(signing, { cty: 'JWT' }), deep, signing);
    attacks.push(attack(`unsecured JWT, ${depth} deep in a signed one`, deep, 'format-not-json'));
  }
  for (const cty of ['JWT', 'jwt', 'application/jwt', 'JOSE']) {
    attacks.push(attack(`cty ${cty}`, await signText(headerText(signing, { cty }), inner, signing), 'format-not-json'));
    attacks.push(attack(`cty ${cty} around a JWE`, await signText(headerText(signing, { cty }), jwe, signing), 'format-not-json'));
    attacks.push(
      attack(
        `cty ${cty} around a string`,
        await signText(headerText(signing, { cty }), JSON.stringify(inner), signing),
        'format-not-object',
      ),
    );
  }
  attacks.push(...(await sealedTokens()));
  return {
    id: 'J20',
    title: 'nested tokens',
    attacks,
    unguarded: (each) => (each.kind === 'form' ? believesSealed(each) : anyForm(each)),
  };
}

/** J26: more bytes than anyone needs; correctly signed, so that only the limit refuses them. */
async function hugeTokens(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const kilobytes of [200, 256, 512, 1_024, 4_096]) {
    const payload = JSON.stringify({ exp: attackTime + 60, pad: 'x'.repeat(kilobytes * 1_024) });
    attacks.push(attack(`${kilobytes} KiB payload`, await signText(headerText(signing), payload, signing), 'format-too-large'));
    const header = headerText(signing, { pad: 'x'.repeat(kilobytes * 1_024) });
    attacks.push(attack(`${kilobytes} KiB header`, await signText(header, goodClaims, signing), 'format-too-large'));
  }
  attacks.push(attack('1 MiB of dots', '.'.repeat(1_048_576), 'format-too-large'));
  attacks.push(attack('100,000 dots', '.'.repeat(100_000), 'format-not-compact'));
  return { id: 'J26', title: 'huge tokens', attacks, unguarded: anyForm };
}

/** J27: nesting that overflows stacks further on; correctly signed. */
async function deepNesting(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const depth of [33, 100, 5_000, 50_000]) {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const value = `${open.repeat(depth)}1${close.repeat(depth)}`;
      const payload = `{"exp":${attackTime + 60},"deep":${value}}`;
      if (payload.length < 180_000) {
        attacks.push(attack(`payload, ${depth} times ${open}`, await signText(headerText(signing), payload, signing), 'format-too-deep'));
      }
      const header = `{"alg":"HS256","deep":${value}}`;
      if (header.length < 180_000) {
        attacks.push(attack(`header, ${depth} times ${open}`, await signText(header, goodClaims, signing), 'format-too-deep'));
      }
    }
    const unclosed = await signText(headerText(signing), '['.repeat(depth), signing);
    attacks.push(attack(`payload, ${depth} times [ and no end`, unclosed, 'format-too-deep'));
  }
  // jose itself takes 5,000 levels: what breaks is JSON.stringify and the app's IPC behind it.
  return {
    id: 'J27',
    title: 'deep nesting',
    attacks,
    unguarded: (each) => {
      const parts = each.kind === 'token' ? looseParts(each.token) : null;
      return parts !== null && signatureFits('HS256', verifier.node.export(), parts);
    },
  };
}

export async function formAttacks(): Promise<AttackClass[]> {
  return [
    await looseBase64(),
    await jsonSerialization(),
    await duplicateMembers(),
    await nested(),
    await hugeTokens(),
    await deepNesting(),
  ];
}
