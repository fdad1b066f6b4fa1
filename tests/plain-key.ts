import { randomUUID } from 'node:crypto';
import type { KeyAlgorithm } from '../shared/key-algorithms.ts';
import type { CreateKey } from '../shared/keys.ts';

/** What the form sends for a generated key when nothing but name and algorithm was chosen. */
export function plainKey(name: string, alg: KeyAlgorithm, changes: Partial<CreateKey> = {}): CreateKey {
  const choices = { size: null, curve: null, kid: { kind: 'thumbprint' }, tags: [], notes: '', secret: null, acceptsWeak: false } as const;
  return { job: randomUUID(), name, alg, ...choices, tags: [], ...changes };
}
