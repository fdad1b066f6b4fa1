import { constants, privateDecrypt, publicEncrypt, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CompactEncrypt, compactDecrypt, jwtDecrypt } from 'jose';
import { encodeBase64url } from '../../../electron/engine/tokens/base64url.ts';
import { openContent } from '../../../electron/engine/tokens/content-encryption.ts';
import { wrapKey } from '../../../electron/engine/tokens/key-wrap.ts';
import type { CheckCode } from '../../../shared/verdict.ts';
import type { Attack, AttackClass, FormAttack } from './attack.ts';
import { goodClaims } from './good.ts';
import { agreedKey, openerOf, publicHalf, sealingKeys, sealWith, type SealedHeader } from './sealing.ts';

const { shared, rsa, ec, x25519 } = sealingKeys;
const decryption = [
  openerOf('dir', shared),
  openerOf('A256KW', shared),
  openerOf('RSA-OAEP', rsa),
  openerOf('RSA-OAEP-256', rsa),
  openerOf('ECDH-ES', ec),
  openerOf('ECDH-ES', x25519),
  openerOf('ECDH-ES+A256KW', ec),
  openerOf('ECDH-ES+A256KW', x25519),
];

function attack(input: string, token: string, code: CheckCode, form: FormAttack['form'] = 'jwe'): FormAttack {
  return { kind: 'form', input, form, token, signing: [], decryption, code };
}

/** J21: anyone can seal claims for a public key. Bare jose takes the claims for good. */
async function encryptedIsNotTrusted(): Promise<AttackClass> {
  const attacks: Attack[] = [];
  for (const alg of ['RSA-OAEP', 'RSA-OAEP-256', 'ECDH-ES', 'ECDH-ES+A256KW'] as const) {
    const receivers = alg.startsWith('RSA') ? [rsa] : [ec, x25519];
    for (const receiver of receivers) {
      for (const enc of ['A256GCM', 'A128CBC-HS256']) {
        const seal = new CompactEncrypt(Buffer.from(goodClaims.replace('alice', 'admin')));
        const token = await seal.setProtectedHeader({ alg, enc, typ: 'JWT' }).encrypt(publicHalf(receiver));
        const name = `${alg} with ${enc} to ${receiver.asymmetricKeyType}`;
        const [head, encryptedKey, iv, ciphertext, tag] = token.split('.');
        const flattened = JSON.stringify({
          protected: head,
          ...(encryptedKey !== '' && { encrypted_key: encryptedKey }),
          iv,
          ciphertext,
          tag,
        });
        attacks.push(attack(name, token, 'signature-missing'), attack(`${name}, as JSON`, flattened, 'signature-missing', 'jwe-json'));
      }
    }
  }
  return {
    id: 'J21',
    title: 'encrypted taken for trusted',
    attacks,
    unguarded: (each) => each.kind === 'form' && isTaken(() => jwtDecrypt(each.token, rsa)),
  };
}

async function isTaken(take: () => Promise<unknown>): Promise<boolean> {
  return take().then(
    () => true,
    () => false,
  );
}

/** J22: CVE-2024-28176. A thousand zeros take one byte. */
async function zipBombs(): Promise<AttackClass> {
  const secret = shared.export();
  const attacks: Attack[] = [];
  for (const bytes of [250_001, 1_048_576, 16_777_216, 52_428_800]) {
    const content = deflateRawSync(Buffer.alloc(bytes, 0x20), { level: 9 });
    const direct: SealedHeader = { alg: 'dir', enc: 'A256GCM', zip: 'DEF' };
    attacks.push(attack(`${bytes} spaces, dir`, sealWith(secret, direct, content), 'decryption-failed'));
    const contentKey = randomBytes(32);
    const wrapped: SealedHeader = { alg: 'A256KW', enc: 'A256GCM', zip: 'DEF' };
    attacks.push(
      attack(`${bytes} spaces, A256KW`, sealWith(contentKey, wrapped, content, await wrapKey(secret, contentKey)), 'decryption-failed'),
    );
  }
  const small = deflateRawSync(Buffer.from(goodClaims));
  const others: [string, unknown, Buffer][] = [
    ['zip of another name', 'GZIP', small],
    ['zip in lower case', 'def', small],
    ['zip no text', true, small],
    ['no deflated bytes', 'DEF', Buffer.from(goodClaims)],
    ['deflated bytes cut short', 'DEF', small.subarray(0, -4)],
  ];
  for (const [input, zip, content] of others) {
    const contentKey = randomBytes(32);
    const header: SealedHeader = { alg: 'A256KW', enc: 'A256GCM', zip };
    attacks.push(attack(input, sealWith(contentKey, header, content, await wrapKey(secret, contentKey)), 'decryption-failed'));
    attacks.push(attack(`${input}, dir`, sealWith(secret, { alg: 'dir', enc: 'A256GCM', zip }, content), 'decryption-failed'));
  }
  return {
    id: 'J22',
    title: 'compressed bombs',
    attacks,
    unguarded: (each) => {
      if (each.kind !== 'form' || !each.input.startsWith('1048576')) return false;
      const opened = openedDirectly(each.token, secret);
      return opened !== null && inflateRawSync(opened).length === 1_048_576;
    },
  };
}

function openedDirectly(token: string, contentKey: Uint8Array): Buffer | null {
  const [head = '', , iv = '', ciphertext = '', tag = ''] = token.split('.');
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const { enc } = JSON.parse(bytes(head).toString());
  return openContent(enc, contentKey, { iv: bytes(iv), ciphertext: bytes(ciphertext), tag: bytes(tag) }, Buffer.from(head));
}

/** J23: CVE-2022-36083. The token itself says how much work its password costs; here no password opens a token. */
async function costlyPasswords(): Promise<AttackClass> {
  const password = Buffer.from('password');
  const real = await new CompactEncrypt(Buffer.from(goodClaims))
    .setProtectedHeader({ alg: 'PBES2-HS256+A128KW', enc: 'A256GCM' })
    .setKeyManagementParameters({ p2c: 60_000 })
    .encrypt(password);
  const [, ...rest] = real.split('.');
  const attacks: Attack[] = [attack('60,000 rounds', real, 'decryption-unsupported')];
  const counts = ['10001', '1200001', '2147483647', '4294967296', '1e308', '1e400', '0', '-1', '1.5', '"1000"', 'null', '[]', 'true'];
  for (const alg of ['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW']) {
    for (const count of counts) {
      const header = `{"alg":"${alg}","enc":"A256GCM","p2s":"AAAAAAAAAAAAAAAAAAAAAA","p2c":${count}}`;
      attacks.push(attack(`${alg}, p2c ${count}`, [encodeBase64url(header), ...rest].join('.'), 'decryption-unsupported'));
    }
  }
  return {
    id: 'J23',
    title: 'costly passwords',
    attacks,
    unguarded: (each) => {
      if (each.kind !== 'form') return false;
      const options = { keyManagementAlgorithms: ['PBES2-HS256+A128KW'], maxPBES2Count: 100_000 };
      return isTaken(() => compactDecrypt(each.token, password, options));
    },
  };
}

/** Encodings of X25519 points of small order (RFC 7748 section 6.1): whatever the private key, the agreed secret is zero. */
const smallOrder = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

/** J24: an ephemeral key that is no good point. Those of small order are sealed with the key that they lead to. */
async function invalidPoints(): Promise<AttackClass> {
  const good = publicHalf(ec).export({ format: 'jwk' });
  const flipped = Buffer.from(good.y ?? '', 'base64url');
  flipped.writeUInt8(flipped.readUInt8(31) ^ 1, 31);
  const zero = Buffer.alloc(32);
  const point = (x: Uint8Array, y: Uint8Array) => ({ kty: 'EC', crv: 'P-256', x: encodeBase64url(x), y: encodeBase64url(y) });
  const points: [string, unknown][] = [
    ['off the curve', { ...good, y: flipped.toString('base64url') }],
    ['at infinity', point(zero, zero)],
    ['beyond the field', point(Buffer.alloc(32, 255), Buffer.alloc(32, 255))],
    ['of another curve', { ...good, crv: 'P-384' }],
    ['of no curve', { ...good, crv: 'P-257' }],
    ['without y', { ...good, y: undefined }],
    ['with a short x', { ...good, x: good.x?.slice(0, 40) }],
    ['with its private half', { ...good, d: encodeBase64url(zero) }],
    ['no object', 'point'],
    ['missing', undefined],
    ...smallOrder.map((hex): [string, unknown] => [
      `of small order ${hex.slice(0, 8)}`,
      { kty: 'OKP', crv: 'X25519', x: Buffer.from(hex, 'hex').toString('base64url') },
    ]),
  ];
  const attacks: Attack[] = [];
  for (const [input, epk] of points) {
    const direct: SealedHeader = { alg: 'ECDH-ES', enc: 'A256GCM', epk };
    attacks.push(attack(`epk ${input}`, sealWith(agreedKey(zero, 'A256GCM', 32), direct, Buffer.from(goodClaims)), 'decryption-failed'));
    const contentKey = randomBytes(32);
    const wrapping = agreedKey(zero, 'ECDH-ES+A256KW', 32);
    const wrapped: SealedHeader = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', epk };
    attacks.push(
      attack(
        `epk ${input}, A256KW`,
        sealWith(contentKey, wrapped, Buffer.from(goodClaims), await wrapKey(wrapping, contentKey)),
        'decryption-failed',
      ),
    );
  }
  return {
    id: 'J24',
    title: 'invalid curves and points',
    attacks,
    // Who does not look at the agreed secret takes the zeros for a key.
    unguarded: (each) => each.kind === 'form' && openedDirectly(each.token, agreedKey(zero, 'A256GCM', 32)) !== null,
  };
}

/** J25: RSA1_5, whose padding tells an attacker, try by try, what is inside. Good and bad padding get one answer. */
function paddingOracle(): AttackClass {
  const contentKey = randomBytes(32);
  const receiver = { key: publicHalf(rsa), padding: constants.RSA_PKCS1_PADDING };
  const raw = (head: number[]) =>
    publicEncrypt(
      { key: receiver.key, padding: constants.RSA_NO_PADDING },
      Buffer.concat([Buffer.from(head), Buffer.alloc(256 - head.length, 7)]),
    );
  const keys: [string, Buffer][] = [
    ['good padding', publicEncrypt(receiver, contentKey)],
    ['a key of another size', publicEncrypt(receiver, contentKey.subarray(1))],
    ['no zero after the padding', raw([0, 2])],
    ['padding of another type', raw([0, 1])],
    ['a first byte that is not zero', raw([1, 2])],
    ['zeros', Buffer.alloc(256)],
    ['too short', Buffer.alloc(255, 1)],
    ['empty', Buffer.alloc(0)],
  ];
  const attacks = keys.flatMap(([input, encryptedKey]) =>
    ['RSA1_5', 'rsa1_5', 'RSA1_5 '].map((alg) =>
      attack(
        `${alg}, ${input}`,
        sealWith(contentKey, { alg, enc: 'A256GCM' }, Buffer.from(goodClaims), encryptedKey),
        'decryption-unsupported',
      ),
    ),
  );
  return {
    id: 'J25',
    title: 'RSA1_5',
    attacks,
    unguarded: (each) => each.kind === 'form' && isPadded(Buffer.from(each.token.split('.')[1] ?? '', 'base64url')),
  };
}

/** What the oracle says: the padding is good, or it is not. */
function isPadded(encryptedKey: Buffer): boolean {
  try {
    const block = privateDecrypt({ key: rsa, padding: constants.RSA_NO_PADDING }, encryptedKey);
    return block[0] === 0 && block[1] === 2 && block.indexOf(0, 10) !== -1;
  } catch {
    return false;
  }
}

export async function encryptionAttacks(): Promise<AttackClass[]> {
  return [await encryptedIsNotTrusted(), await zipBombs(), await costlyPasswords(), await invalidPoints(), paddingOracle()];
}
