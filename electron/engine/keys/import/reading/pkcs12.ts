import { createHmac, timingSafeEqual } from 'node:crypto';
import { KeyRefusal, malformed, unsupported } from '../refusal.ts';
import { DerReader, tags } from './der.ts';
import { derive, derivePkcs12, pkcs12Purpose, requireAffordable, type Derivation, type Effort, type HashName } from './kdf.ts';
import { nameOfOid, oids } from './oids.ts';
import { pkcs12Password, readDerivation, type Passphrase } from './pbes.ts';
import { itemsOfSafes } from './pkcs12-bags.ts';
import { lockedItem, passphraseWrong, type Item } from './reading.ts';

const digests: ReadonlyMap<string, { hash: HashName; bytes: number }> = new Map([
  ['1.3.14.3.2.26', { hash: 'sha1', bytes: 20 }],
  ['2.16.840.1.101.3.4.2.4', { hash: 'sha224', bytes: 28 }],
  ['2.16.840.1.101.3.4.2.1', { hash: 'sha256', bytes: 32 }],
  ['2.16.840.1.101.3.4.2.2', { hash: 'sha384', bytes: 48 }],
  ['2.16.840.1.101.3.4.2.3', { hash: 'sha512', bytes: 64 }],
]);

/**
 * A PKCS#12 file (RFC 7292) that is protected by a passphrase. Its MAC is verified before anything inside is believed; a file
 * without one, and without encryption, is read at once.
 */
export function readPkcs12(der: Buffer): Item[] {
  const document = new DerReader(der, 'pkcs12');
  const file = document.sequence('');
  document.finish();
  const version = file.small('version');
  if (version !== 3) throw malformed('pkcs12.version', '3', String(version));
  const content = file.sequence('authSafe');
  const type = content.oid('contentType');
  if (type !== oids.data) throw unsupported(nameOfOid(type), { field: 'authSafe' });
  const wrapping = content.explicit('content', 0);
  content.finish();
  const safe = wrapping.octets('');
  wrapping.finish();
  const mac = file.peek() === tags.sequence ? readMac(file.sequence('macData')) : null;
  file.finish();
  const safes = itemsOfSafes(safe.content);
  if (mac === null && !safes.isEncrypted) return safes.plain();
  return [
    lockedItem('pkcs12', async (passphrase, effort) => {
      const open = async (form: Passphrase): Promise<Item[]> => {
        if (mac !== null && !(await isMacOf(mac, form, safe.content, effort))) throw passphraseWrong();
        return safes.open(form, effort, mac !== null);
      };
      try {
        return await open(passphrase);
      } catch (refusal) {
        // "No password" and "an empty one" are two in PKCS#12; both are typed as nothing.
        if (passphrase !== '' || !(refusal instanceof KeyRefusal) || refusal.error.code !== 'passphrase-wrong') throw refusal;
        return open(null);
      }
    }),
  ];
}

type Mac = { digest: Buffer; hash: HashName; bytes: number } & (
  | { kind: 'pkcs12'; salt: Buffer; iterations: number }
  | { kind: 'pbmac1'; derivation: Derivation }
);

function readMac(data: DerReader): Mac {
  const info = data.sequence('mac');
  const algorithm = info.sequence('digestAlgorithm');
  const oid = algorithm.oid('algorithm');
  if (oid === oids.pbmac1) return readPbmac1(data, info, algorithm);
  const facts = digests.get(oid);
  if (facts === undefined) throw unsupported(nameOfOid(oid), { field: 'macData', expected: 'SHA-1 or SHA-2' });
  if (!algorithm.isDone()) algorithm.element('parameters', tags.null);
  algorithm.finish();
  const digest = digestOf(info, facts.bytes);
  const salt = data.octets('macSalt').content;
  const iterations = data.isDone() ? 1 : data.small('iterations');
  data.finish();
  if (iterations === 0) throw malformed('macData.iterations', '1 or more', '0');
  requireAffordable('pkcs12', iterations);
  return { kind: 'pkcs12', digest, salt, iterations, ...facts };
}

/** RFC 9579: the salt and the iterations beside it mean nothing. */
function readPbmac1(data: DerReader, info: DerReader, algorithm: DerReader): Mac {
  const parameters = algorithm.sequence('parameters');
  algorithm.finish();
  const derivationAlgorithm = parameters.sequence('keyDerivationFunc');
  const scheme = parameters.sequence('messageAuthScheme');
  parameters.finish();
  const oid = scheme.oid('algorithm');
  const hash = ({ '1.2.840.113549.2.9': 'sha256', '1.2.840.113549.2.11': 'sha512' } as const)[oid];
  if (hash === undefined) throw unsupported(nameOfOid(oid), { field: 'macData', expected: 'HMAC with SHA-256 or SHA-512' });
  const bytes = hash === 'sha256' ? 32 : 64;
  const digest = digestOf(info, bytes);
  data.octets('macSalt');
  if (!data.isDone()) data.small('iterations');
  data.finish();
  return { kind: 'pbmac1', digest, hash, bytes, derivation: readDerivation(derivationAlgorithm, bytes) };
}

function digestOf(info: DerReader, bytes: number): Buffer {
  const element = info.octets('digest');
  info.finish();
  if (element.content.length !== bytes)
    throw info.refusal('digest', `${bytes} bytes`, `${element.content.length} bytes`, element.contentStart);
  return element.content;
}

async function isMacOf(mac: Mac, passphrase: Passphrase, content: Buffer, effort: Effort): Promise<boolean> {
  const key = await macKey(mac, passphrase, effort);
  return timingSafeEqual(createHmac(mac.hash, key).update(content).digest(), mac.digest);
}

function macKey(mac: Mac, passphrase: Passphrase, effort: Effort): Promise<Buffer> {
  if (mac.kind === 'pbmac1') return derive(Buffer.from(passphrase ?? '', 'utf8'), mac.derivation, mac.bytes, effort);
  const how = { salt: mac.salt, iterations: mac.iterations, hash: mac.hash, purpose: pkcs12Purpose.mac };
  return derivePkcs12(pkcs12Password(passphrase), how, mac.bytes, effort);
}
