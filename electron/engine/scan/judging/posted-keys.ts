import type { KeyObject } from 'node:crypto';
import { appError } from '../../../../shared/errors.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { isUnread, type CandidateKey, type UnreadSecret } from '../../keys/import/verification-key.ts';
import type { DecryptionCandidate, JudgingKeys } from '../../inspect/forms/judging.ts';

/**
 * The keys of one scan, as they go to its threads and end with them. A `KeyObject` is posted without being read. What lies in
 * the keychain stays there until a token means it: then the thread asks for it, by its place in the list.
 */
export type PostedKeys = {
  readonly signing: readonly (CandidateKey | (Omit<UnreadSecret, 'read'> & { readonly isUnread: true }))[];
  readonly decryption: readonly Omit<DecryptionCandidate, 'read'>[];
};

export type SecretQuestion = { readonly of: 'signing' | 'decryption'; readonly place: number };
export type SecretAnswer =
  | { readonly of: 'signing'; readonly place: number; readonly key: CandidateKey }
  | { readonly of: 'decryption'; readonly place: number; readonly key: Result<KeyObject> };

export function postedKeys({ signing, decryption }: JudgingKeys): PostedKeys {
  return {
    signing: signing.map((key) => {
      if (!isUnread(key)) return key;
      const { read: _, ...facts } = key;
      return { ...facts, isUnread: true };
    }),
    decryption: decryption.map((key) => {
      const { read: _, ...facts } = key;
      return facts;
    }),
  };
}

/** Answers what threads ask for. Each secret is read once, however many ask. */
export class SecretReader {
  private readonly keys: JudgingKeys;
  private readonly read = new Map<string, Promise<SecretAnswer>>();

  constructor(keys: JudgingKeys) {
    this.keys = keys;
  }

  answer(question: SecretQuestion): Promise<SecretAnswer> {
    const name = `${question.of} ${question.place}`;
    const known = this.read.get(name) ?? this.readNow(question);
    this.read.set(name, known);
    return known;
  }

  private async readNow({ of, place }: SecretQuestion): Promise<SecretAnswer> {
    if (of === 'decryption') {
      const key = this.keys.decryption[place];
      return { of, place, key: key === undefined ? fail(appError('key-not-found')) : await key.read() };
    }
    const key = this.keys.signing[place];
    if (key !== undefined) return { of, place, key: isUnread(key) ? await key.read() : key };
    return { of, place, key: { isUsable: false, id: null, name: '', kid: null, problem: appError('key-not-found') } };
  }
}

/** The posted keys as the judge takes them, on the other side. `ask` is called once for each secret. */
export function judgingKeysOf(posted: PostedKeys, ask: (question: SecretQuestion) => Promise<SecretAnswer>): JudgingKeys {
  const signing = posted.signing.map((key, place): JudgingKeys['signing'][number] => {
    if (!('isUnread' in key)) return key;
    const { isUnread: _, ...facts } = key;
    const read = once(async () => {
      const answer = await ask({ of: 'signing', place });
      if (answer.of !== 'signing') throw new Error('Another secret was asked for');
      // From now on it is a key as any other, and nothing has to be waited for.
      signing[place] = answer.key;
      return answer.key;
    });
    return { ...facts, read };
  });
  const decryption = posted.decryption.map((facts, place): DecryptionCandidate => {
    const read = once(async () => {
      const answer = await ask({ of: 'decryption', place });
      return answer.of === 'decryption' ? answer.key : fail(appError('internal'));
    });
    return { ...facts, read };
  });
  return { signing, decryption };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => (done ??= work());
}
