import type { Policy } from '../../../../shared/policy.ts';
import type { GivenKey } from '../../keys/import/verification-key.ts';
import { judgeHeader, type HeaderJudgement } from '../../tokens/header-judgement.ts';
import type { Soon } from '../../tokens/soon.ts';
import { readHeader, type Read, type StrictToken } from '../../tokens/strict-parse.ts';

/** With a thousand keys at hand, what is remembered of so many headers takes some ten megabytes. */
const mostKnown = 1_000;

/** Tokens of one issuer begin alike: what a header says, and what is said of it, is worked out once. */
export class KnownHeaders {
  private readonly keys: readonly GivenKey[];
  private readonly segments = new Map<string, Read>();
  private readonly judgements = new Map<Policy, Map<string, HeaderJudgement>>();

  constructor(keys: readonly GivenKey[]) {
    this.keys = keys;
  }

  readonly read = (text: string): Read => {
    const known = this.segments.get(text);
    return known ?? remember(this.segments, text, readHeader(text));
  };

  judge(token: StrictToken, policy: Policy): Soon<HeaderJudgement | null> {
    const text = token.header?.text ?? '';
    const ofPolicy = this.judgements.get(policy) ?? new Map<string, HeaderJudgement>();
    const known = ofPolicy.get(text);
    if (known !== undefined) return known;
    const judged = judgeHeader(token, this.keys, policy);
    // A secret is read, and is a key as any other from then on: what was planned without it is planned anew.
    if (judged instanceof Promise) this.judgements.clear();
    else if (judged !== null) {
      remember(ofPolicy, text, judged);
      this.judgements.set(policy, ofPolicy);
    }
    return judged;
  }
}

function remember<T>(known: Map<string, T>, text: string, value: T): T {
  if (known.size >= mostKnown) known.clear();
  known.set(text, value);
  return value;
}
