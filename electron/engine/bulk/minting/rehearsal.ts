import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { plainRecipe } from '../../../../shared/mint-input.ts';
import { readHead } from '../reading/head.ts';
import { BlockMinter, type MintJob } from './mint-block.ts';

const blocks = 6;
const rowsOfBlock = 1_500;

/**
 * Mints some thousands of tokens with a key that nobody has. A thread is started while a person still looks at the rows; when
 * the job comes, what it needs is loaded and compiled. That takes as long as the first 15,000 tokens of a job would.
 *
 * Each block is a job of its own, with cells of several lengths: what the compiler has seen only one of, it takes for constant,
 * and compiles again when it was not.
 */
export async function rehearse(): Promise<void> {
  const rows = Array.from(
    { length: rowsOfBlock },
    (_, index) => `user-${index}@example.com,${index % 2 === 0 ? 'a' : 'reader'},${index}\n`,
  );
  const bytes = Buffer.from(`sub,role,note\n${rows.join('')}`);
  const job = jobOf(bytes);
  for (let block = 0; block < blocks; block++) await new BlockMinter(job).mint(bytes.subarray(job.head.offset), 0);
}

function jobOf(bytes: Uint8Array): MintJob {
  const head = readHead(bytes, true);
  if (!head.ok) throw new Error('The rehearsal has no head');
  const id = randomUUID();
  const key = { id, alg: 'HS256', kid: 'rehearsal', key: createSecretKey(randomBytes(32)), isWeak: false } as const;
  return {
    filled: {
      recipe: { ...plainRecipe, keyId: id, subject: '{{sub}}' },
      variables: [{ name: 'sub', kind: 'text', default: '', isRequired: true, hint: '' }],
      values: [],
      profileId: null,
    },
    addsOtherColumns: true,
    head: head.value,
    names: [],
    format: 'lines',
    keys: { signing: new Map([[id, key]]), encryption: new Map(), publicJwks: new Map() },
    facts: { signer: { alg: key.alg, kid: key.kid, publicJwk: null }, recipient: null },
  };
}
