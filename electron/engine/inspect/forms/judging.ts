import type { KeyObject } from 'node:crypto';
import type { Judging as JudgingChoice } from '../../../../shared/inspect.ts';
import type { JsonObject } from '../../../../shared/json/node.ts';
import type { JweAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Policy } from '../../../../shared/policy.ts';
import type { Result } from '../../../../shared/result.ts';
import type { VerdictKey } from '../../../../shared/verdict.ts';
import type { GivenKey } from '../../keys/import/verification-key.ts';

/** A key that may open a JWE of its one algorithm. Its private half is read only for a token that means it. */
export type DecryptionCandidate = VerdictKey & {
  readonly alg: JweAlgorithm;
  /** The user wants another key alone to judge: it may open what is signed inside, but vouches for nothing. */
  readonly isSetAside?: true;
  readonly read: () => Promise<Result<KeyObject>>;
};

/** The only keys that are considered; nothing in a token adds one (but `Policy.byOwnKey`), nothing is fetched. */
export type JudgingKeys = { readonly signing: readonly GivenKey[]; readonly decryption: readonly DecryptionCandidate[] };

/** What a token is judged by. `at` is in Unix seconds; `payload` is that of a detached token. */
export type TokenJudging = {
  readonly keys: JudgingKeys;
  readonly policy: Policy;
  readonly at: number;
  readonly payload: JudgingChoice['payload'];
};

/** The rules for a token that says this; null where it says nothing that can be read. Asked once for each token. */
export type PolicyOf = (claims: JsonObject | null) => Policy;

/** Before the token is open, the rules may hang on what it says. It is opened once, whichever they turn out to be. */
export type OpenJudging = Omit<TokenJudging, 'policy'> & { readonly policy: Policy | PolicyOf };

export function settled(judging: OpenJudging, claims: JsonObject | null): TokenJudging {
  const { policy } = judging;
  return { ...judging, policy: typeof policy === 'function' ? policy(claims) : policy };
}
