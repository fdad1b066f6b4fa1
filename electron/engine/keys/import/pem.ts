import type { KeyObject } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import type { Result } from '../../../../shared/result.ts';
import { isEncryptedPem } from './reading/encrypted-pem.ts';
import { pemBlocks, type PemBlock } from './reading/pem-blocks.ts';
import { readBlock } from './reading/pem-items.ts';
import { attempt, KeyRefusal, malformed } from './refusal.ts';
import { toVerificationKey, type ImportOptions, type VerificationKey } from './verification-key.ts';

const maximumPemBytes = 65_536;

const labels = ['PUBLIC KEY', 'RSA PUBLIC KEY', 'PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'CERTIFICATE'];

/**
 * Reads a PEM text for verifying: SPKI, PKCS#1, PKCS#8, SEC1 or an X.509 certificate (of a chain the first;
 * the certificate's own validity is not judged). Also PEM on one line with `\n` written out.
 * @returns 'key-malformed', 'key-unusable', or 'passphrase-needed' for an encrypted key
 */
export function importPem(text: string, options: ImportOptions): Result<VerificationKey> {
  return attempt(() => toVerificationKey(keyOfPem(text), options));
}

/** @throws KeyRefusal */
function keyOfPem(text: string): KeyObject {
  const block = onlyBlock(text);
  if (block.label === 'ENCRYPTED PRIVATE KEY' || isEncryptedPem(block))
    throw new KeyRefusal(appError('passphrase-needed', { field: 'pem' }));
  if (!labels.includes(block.label)) throw malformed('pem', labels.join(', '), block.label);
  const [item] = block.placed(() => readBlock(block));
  if (item?.kind !== 'key') throw malformed('pem', 'a key', 'another block');
  return item.key;
}

function onlyBlock(text: string): PemBlock {
  const bytes = Buffer.byteLength(text);
  if (bytes > maximumPemBytes) throw malformed('pem', `at most ${maximumPemBytes} bytes`, `${bytes} bytes`);
  const blocks = pemBlocks(text).flatMap((block) => {
    if (!block.ok) throw new KeyRefusal(block.error);
    return block.value.label === 'EC PARAMETERS' ? [] : [block.value];
  });
  const [first, ...others] = blocks;
  if (first === undefined) throw malformed('pem', '-----BEGIN …-----', 'no such line');
  const isChain = blocks.every((block) => block.label === 'CERTIFICATE');
  if (others.length > 0 && !isChain) throw malformed('pem', 'one key', `${blocks.length} PEM blocks`);
  return first;
}
