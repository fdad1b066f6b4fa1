import type { AppError } from '../../../../../shared/errors.ts';
import { KeyRefusal, unsupported } from '../refusal.ts';
import { readPkcs8 } from './asn1-keys.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { certificateItem } from './certificates-of-keys.ts';
import { context, DerReader, isOneSequence, tags } from './der.ts';
import { encryptedKeyOf } from './encrypted-pkcs8.ts';
import type { Effort } from './kdf.ts';
import { nameOfOid, oids } from './oids.ts';
import { openWith, readScheme, requireBlocks, type Passphrase, type PassphraseScheme } from './pbes.ts';
import { ignoredItem, keyItem, passphraseWrong, type Item } from './reading.ts';

/** The safes of a file. `open` needs the passphrase; `isProven` says that the MAC has shown it to be right. */
type Safes = {
  readonly isEncrypted: boolean;
  plain(): Item[];
  open(passphrase: Passphrase, effort: Effort, isProven: boolean): Promise<Item[]>;
};

type Safe =
  | { kind: 'plain'; bags: Bag[] }
  | { kind: 'encrypted'; scheme: PassphraseScheme; text: Buffer }
  | { kind: 'refused'; problem: AppError };

type Bag = { name: string | null } & (
  | { kind: 'key'; der: Buffer }
  | { kind: 'shrouded'; scheme: PassphraseScheme; text: Buffer }
  | { kind: 'certificate'; certificate: Certificate }
  | { kind: 'other'; what: string; problem: AppError }
);

/** AuthenticatedSafe (RFC 7292 section 4.1). A safe that cannot be opened here is told, and does not hide the others. */
export function itemsOfSafes(der: Buffer): Safes {
  const document = new DerReader(der, 'authSafe');
  const list = document.sequence('');
  document.finish();
  const safes: Safe[] = [];
  while (!list.isDone()) safes.push(refusing(list.sequence('safe')));
  const isEncrypted = safes.some(
    (safe) => safe.kind === 'encrypted' || (safe.kind === 'plain' && safe.bags.some((bag) => bag.kind === 'shrouded')),
  );
  return {
    isEncrypted,
    plain: () => itemsOf(safes.flatMap(bagsOf)),
    async open(passphrase, effort, isProven) {
      const bags: Bag[] = [];
      for (const safe of safes)
        bags.push(...(safe.kind === 'encrypted' ? await openSafe(safe, passphrase, effort, isProven) : bagsOf(safe)));
      const opened: Bag[] = [];
      for (const bag of bags) opened.push(bag.kind === 'shrouded' ? await openBag(bag, passphrase, effort, isProven) : bag);
      return itemsOf(opened);
    },
  };
}

function refusing(info: DerReader): Safe {
  try {
    return safeOf(info);
  } catch (refusal) {
    if (refusal instanceof KeyRefusal && refusal.error.code === 'format-unsupported') return { kind: 'refused', problem: refusal.error };
    throw refusal;
  }
}

function safeOf(info: DerReader): Safe {
  const type = info.oid('contentType');
  if (type !== oids.data && type !== oids.encryptedData) throw unsupported(nameOfOid(type), { field: 'contentType' });
  const content = info.explicit('content', 0);
  info.finish();
  if (type === oids.data) {
    const { content: der } = content.octets('');
    content.finish();
    return { kind: 'plain', bags: readBags(der) };
  }
  const data = content.sequence('encryptedData');
  content.finish();
  data.small('version');
  const encrypted = data.sequence('encryptedContentInfo');
  data.finish();
  encrypted.oid('contentType');
  const scheme = readScheme(encrypted.sequence('contentEncryptionAlgorithm'));
  const text = encrypted.element('encryptedContent', context(0, false)).content;
  encrypted.finish();
  requireBlocks(scheme, text, 'encryptedContent');
  return { kind: 'encrypted', scheme, text };
}

function bagsOf(safe: Safe): Bag[] {
  if (safe.kind === 'plain') return safe.bags;
  return safe.kind === 'refused'
    ? [{ kind: 'other', name: null, what: 'an encrypted part, usually the certificates', problem: safe.problem }]
    : [];
}

async function openSafe(
  { scheme, text }: Extract<Safe, { kind: 'encrypted' }>,
  passphrase: Passphrase,
  effort: Effort,
  isProven: boolean,
): Promise<Bag[]> {
  const plain = await openWith(scheme, passphrase, text, effort);
  if (plain === null || (!isProven && !isOneSequence(plain))) throw passphraseWrong();
  return readBags(plain);
}

async function openBag(bag: Extract<Bag, { kind: 'shrouded' }>, passphrase: Passphrase, effort: Effort, isProven: boolean): Promise<Bag> {
  const plain = await openWith(bag.scheme, passphrase, bag.text, effort);
  if (plain === null || (!isProven && !isOneSequence(plain))) throw passphraseWrong();
  return { kind: 'key', name: bag.name, der: plain };
}

/** SafeContents (section 4.2). */
function readBags(der: Buffer): Bag[] {
  const document = new DerReader(der, 'safeContents');
  const list = document.sequence('');
  document.finish();
  const bags: Bag[] = [];
  while (!list.isDone()) bags.push(bagOf(list.sequence('bag')));
  return bags;
}

function bagOf(bag: DerReader): Bag {
  const type = bag.oid('bagId');
  const element = bag.element('bagValue', context(0));
  const name = bag.peek() === tags.set ? friendlyName(bag.set('bagAttributes')) : null;
  bag.finish();
  const value = bag.inside('bagValue', element);
  try {
    return bagValue(type, value, element.content, name);
  } catch (refusal) {
    if (!(refusal instanceof KeyRefusal)) throw refusal;
    return { kind: 'other', name, what: type === oids.certificateBag ? 'a certificate' : 'a private key', problem: refusal.error };
  }
}

function bagValue(type: string, value: DerReader, der: Buffer, name: string | null): Bag {
  switch (type) {
    case oids.keyBag:
      return { kind: 'key', name, der };
    case oids.shroudedKeyBag: {
      const encrypted = encryptedKeyOf(value.sequence(''));
      value.finish();
      return { kind: 'shrouded', name, ...encrypted };
    }
    case oids.certificateBag:
      return { kind: 'certificate', name, certificate: certificateOf(value) };
    default:
      return { kind: 'other', name, what: nameOfOid(type), problem: unsupported(nameOfOid(type), { field: 'bagId' }).error };
  }
}

function certificateOf(value: DerReader): Certificate {
  const bag = value.sequence('certBag');
  value.finish();
  const type = bag.oid('certId');
  if (type !== oids.x509Certificate) throw unsupported(nameOfOid(type), { field: 'certId', expected: 'X.509' });
  const wrapped = bag.explicit('certValue', 0);
  bag.finish();
  const { content } = wrapped.octets('');
  wrapped.finish();
  return readCertificate(content);
}

/** A BMPString; other attributes say nothing here. */
function friendlyName(attributes: DerReader): string | null {
  let name: string | null = null;
  while (!attributes.isDone()) {
    const attribute = attributes.sequence('attribute');
    const isName = attribute.oid('attrId') === oids.friendlyName;
    const values = attribute.set('attrValues');
    attribute.finish();
    if (!isName || values.isDone()) continue;
    const { tag, content } = values.any('friendlyName');
    if (tag === 0x1e && content.length % 2 === 0) name = Buffer.from(content).swap16().toString('utf16le');
  }
  return name;
}

function itemsOf(bags: readonly Bag[]): Item[] {
  return bags.flatMap((bag): Item[] => {
    switch (bag.kind) {
      case 'key':
        return [keyOf(bag.der, bag.name)];
      case 'certificate':
        return [certificateItem('pkcs12', bag.certificate, bag.name)];
      case 'other':
        return [ignoredItem(bag.what, bag.problem)];
      case 'shrouded':
        return [];
    }
  });
}

function keyOf(der: Buffer, name: string | null): Item {
  try {
    return keyItem('pkcs12', readPkcs8(der), { nameHint: name });
  } catch (refusal) {
    if (!(refusal instanceof KeyRefusal)) throw refusal;
    return ignoredItem('a private key', refusal.error);
  }
}
