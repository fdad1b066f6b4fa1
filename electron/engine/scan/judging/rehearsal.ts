import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { defaultPolicy } from '../../../../shared/policy.ts';
import { toVerificationKey } from '../../keys/import/verification-key.ts';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { judgingKeysOf, postedKeys } from './posted-keys.ts';
import { BlockJudge } from './judge-block.ts';

const judges = 2;
const blocks = 5;
const tokensOfBlock = 400;

/**
 * Judges some thousands of tokens by a key that nobody has. A thread is started while a person still chooses what to look
 * through; when the job comes, what it needs is loaded and compiled.
 *
 * It is done as a job does it: what comes from another thread has another shape inside than what was made here, and of what the
 * compiler has seen only one kind, it takes that for constant and compiles again when it was not. Hence good, expired and forged
 * tokens, some of them again, in more than one block and by more than one judge.
 */
export async function rehearse(): Promise<void> {
  const secret = createSecretKey(randomBytes(32));
  const key = toVerificationKey(secret, { id: 'rehearsal', name: 'rehearsal', kid: 'rehearsal', algorithms: ['HS256'] });
  const job = { keys: postedKeys({ signing: [key], decryption: [] }), policies: { byIssuer: new Map(), otherwise: defaultPolicy }, at: 0 };
  const signed = (text: string, index: number) =>
    `${text}.${createHmac('sha256', secret)
      .update(index % 16 === 1 ? 'forged' : text)
      .digest('base64url')}`;
  for (let turn = 0; turn < judges; turn++) {
    const { keys, policies, at } = structuredClone(job);
    const judge = new BlockJudge({ keys: judgingKeysOf(keys, () => Promise.reject(new Error('No key is unread'))), policies, at });
    for (let block = 0; block < blocks; block++) {
      const bytes = new Uint8Array(Buffer.from(textsOf(turn, block).map(signed).join('\n')));
      await judge.judge({ bytes, ownFrom: 0, ownTo: bytes.length, linesBefore: block * tokensOfBlock });
    }
  }
}

function textsOf(turn: number, block: number): string[] {
  const header = encodeBase64url(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: 'rehearsal' }));
  return Array.from({ length: tokensOfBlock }, (_, index) => {
    const isAgain = index % 16 === 0;
    const times = { iat: -1 - block, exp: (index % 8) * 3_600 };
    const claims = { iss: 'https://issuer.example', sub: `user-${isAgain ? 0 : index * (block + 1)}@example.com`, ...times };
    const payload = { ...claims, ...(index % 2 === 0 && { roles: ['reader', turn], note: { isGood: true, of: null } }) };
    return `${header}.${encodeBase64url(JSON.stringify(payload))}`;
  });
}
