import type { KeyObject } from 'node:crypto';
import { ownWordOf } from '../../../electron/engine/keys/import/own-word.ts';
import { readSource, unlockReading } from '../../../electron/engine/keys/import/reading/read-source.ts';
import { identityOf } from './identity.ts';
import type { Reader } from './reader.ts';
import { passphrase } from './written-keys.ts';

/** Our own import: what was exported comes back with its kid, algorithm and use. */
export const ownReader: Reader = {
  name: 'Tokensmith',
  reads: () => true,
  async read({ text, format, facts }) {
    const { key, own } = await imported(text);
    if (format.includes('jwk') && (own?.kid !== facts.kid || own.alg !== facts.alg || own.use !== facts.use))
      throw new Error('Other labels');
    return identityOf(key);
  },
};

/** The one key in a text, by our own import. Throws where there is none or another one too. */
export async function imported(text: string): Promise<{ key: KeyObject; own: ReturnType<typeof ownWordOf> | null }> {
  const read = await readSource({ name: null, bytes: Buffer.from(text, 'utf8') });
  const isLocked = read.ok && read.value.items.some(({ kind }) => kind === 'locked');
  const reading = read.ok && isLocked ? await unlockReading(read.value, passphrase) : read;
  if (!reading.ok) throw new Error(`Tokensmith: ${JSON.stringify(reading.error)}`);
  const [item, ...more] = reading.value.items;
  if (item?.kind !== 'key' || more.length > 0) throw new Error(`Tokensmith: ${item?.kind ?? 'nothing'} and ${more.length} more`);
  return { key: item.key, own: item.jwk === null ? null : ownWordOf(item.jwk) };
}
