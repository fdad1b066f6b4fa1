import { readPkcs8 } from './asn1-keys.ts';
import { DerReader, isOneSequence } from './der.ts';
import { openWith, readScheme, requireBlocks } from './pbes.ts';
import { keyItem, lockedItem, passphraseWrong, type LockedItem } from './reading.ts';

/** EncryptedPrivateKeyInfo (RFC 5958 section 3). Everything but the passphrase is checked at once. */
export function readEncryptedPkcs8(der: Buffer): LockedItem {
  const document = new DerReader(der, 'pkcs8-encrypted');
  const { scheme, text } = encryptedKeyOf(document.sequence(''));
  document.finish();
  return lockedItem('pkcs8-encrypted', async (passphrase, effort) => {
    const plain = await openWith(scheme, passphrase, text, effort);
    if (plain === null || !isOneSequence(plain)) throw passphraseWrong();
    return [keyItem('pkcs8-encrypted', readPkcs8(plain))];
  });
}

/** @param info inside the SEQUENCE */
export function encryptedKeyOf(info: DerReader): { scheme: ReturnType<typeof readScheme>; text: Buffer } {
  const scheme = readScheme(info.sequence('encryptionAlgorithm'));
  const text = info.octets('encryptedData').content;
  info.finish();
  requireBlocks(scheme, text, 'encryptedData');
  return { scheme, text };
}
