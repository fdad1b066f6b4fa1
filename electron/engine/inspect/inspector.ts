import { setImmediate } from 'node:timers/promises';
import { appError } from '../../../shared/errors.ts';
import type { Hint, SecretGuess } from '../../../shared/hints.ts';
import type { FoundToken, InspectInput, InspectedToken, Inspection, Judging } from '../../../shared/inspect.ts';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import type { LintFinding } from '../../../shared/lint.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import type { Report, ReportInput } from '../../../shared/report.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { inTurns } from '../turns.ts';
import type { Policies } from '../policies/policies.ts';
import { inspectToken } from './forms/inspect-token.ts';
import type { OpenJudging, TokenJudging } from './forms/judging.ts';
import { guessSecret, type GuessHooks } from './guess-secret/guess-secret.ts';
import { keysFor, type KeyParts } from './judging-parts.ts';
import { lintingToken } from './lint/lint-token.ts';
import { nearMisses } from './near-misses/near-misses.ts';
import { findingTokens, type TextToken } from './paste/find-tokens.ts';
import { insteadOf } from './paste/instead.ts';
import { previewOf } from './paste/preview.ts';
import { reportOn } from './report.ts';

export type InspectorParts = {
  readonly keys: KeyParts;
  readonly policies: Pick<Policies, 'get' | 'forIssuer'>;
  /** Unix seconds. */
  readonly now: () => number;
};

/** One token of a text, judged, and by what. */
type Look = { readonly token: InspectedToken; readonly judging: TokenJudging; readonly policy: Inspection['policy'] };

/** Takes any text: finds the tokens in it, takes the chosen one apart, judges it and says what to think of it. Sends nothing anywhere. */
export function createInspector(parts: InspectorParts) {
  const look = async (found: TextToken, input: Judging): Promise<Result<Look>> => {
    const keys = await keysFor(input, parts.keys);
    if (!keys.ok) return keys;
    const chosen = choicePolicy(input.policy, parts.policies);
    if (!chosen.ok) return chosen;
    const at = input.at ?? parts.now();
    let used = chosen.value;
    const policy = (claims: JsonObject | null): Policy => {
      if (input.policy.kind === 'auto') used = policyOfIssuer(claims, parts.policies) ?? used;
      return used.policy;
    };
    const means = { keys: keys.value, at, payload: input.payload };
    const token = await inspectInTurn(found, { ...means, policy });
    return ok({ token, judging: { ...means, policy: used.policy }, policy: used.saved });
  };
  const lookAt = async (input: InspectInput): Promise<Result<Look>> => {
    const found = chosenOf(await inTurns(findingTokens(input.text)), input.index);
    return found === undefined ? fail(appError('token-malformed', { field: 'text', expected: 'a token' })) : look(found, input);
  };
  const findingsOn = ({ token, judging }: Look): Promise<LintFinding[]> => inTurns(lintingToken(token, judging.policy, judging.at));

  return {
    async read(input: InspectInput): Promise<Result<Inspection>> {
      const tokens = await inTurns(findingTokens(input.text));
      const found = tokens.map((token): FoundToken => {
        const { kind, source, name, start, end, line } = token;
        return { kind, source, name, start, end, line, preview: previewOf(token) };
      });
      const chosen = chosenOf(tokens, input.index);
      if (chosen === undefined) return ok({ found, token: null, removed: [], instead: insteadOf(input.text), policy: null });
      const seen = await look(chosen, input);
      if (!seen.ok) return seen;
      return ok({ found, token: seen.value.token, removed: chosen.removed, instead: null, policy: seen.value.policy });
    },

    /** Error: 'token-malformed' where there is none, those of the keys and policies; 'cancelled'. */
    async hints(input: InspectInput, signal: AbortSignal): Promise<Result<Hint[]>> {
      const seen = await lookAt(input);
      if (!seen.ok) return seen;
      const { token, judging } = seen.value;
      // Those that were set aside, and those that judge nothing any more, may still be named.
      const aside = input.keyId === null ? [] : await parts.keys.known();
      const hints = await nearMisses(token, { ...judging, aside, retired: parts.keys.source.retired() }, signal);
      return signal.aborted ? fail(appError('cancelled')) : ok(hints);
    },

    async lint(input: InspectInput): Promise<Result<LintFinding[]>> {
      const seen = await lookAt(input);
      return seen.ok ? ok(await findingsOn(seen.value)) : seen;
    },

    async guessSecret(input: InspectInput, hooks: GuessHooks): Promise<Result<SecretGuess>> {
      const seen = await lookAt(input);
      return seen.ok ? guessSecret(seen.value.token, hooks) : seen;
    },

    async report(input: ReportInput): Promise<Result<Report>> {
      const seen = await lookAt(input);
      return seen.ok ? ok(await inTurns(reportOn(seen.value.token, await findingsOn(seen.value), input.shows))) : seen;
    },
  };
}

/** What comes before it, and what is made of it, have turns of their own: the largest token takes most of one. */
export async function inspectInTurn(found: TextToken, judging: OpenJudging): Promise<InspectedToken> {
  await setImmediate();
  const token = await inspectToken(found, judging);
  await setImmediate();
  return token;
}

/** An index beyond the last token means the first. */
export function chosenOf(tokens: readonly TextToken[], index: number): TextToken | undefined {
  return tokens[index] ?? tokens[0];
}

type Chosen = { readonly policy: Policy; readonly saved: Inspection['policy'] };

function choicePolicy(choice: Judging['policy'], policies: InspectorParts['policies']): Result<Chosen> {
  if (choice.kind === 'given') return ok({ policy: choice.policy, saved: null });
  if (choice.kind === 'auto') return ok({ policy: defaultPolicy, saved: null });
  const saved = policies.get(choice.id);
  return saved.ok ? ok({ policy: saved.value.policy, saved: { id: choice.id, isByIssuer: false } }) : saved;
}

/** What the token says of its issuer chooses the rules, which then decide whether it may be believed. A closed vault has none. */
function policyOfIssuer(claims: JsonObject | null, policies: InspectorParts['policies']): Chosen | null {
  const issuer = claims === null ? undefined : stringMember(claims, 'iss');
  const saved = issuer === undefined ? null : policies.forIssuer(issuer);
  if (saved?.ok !== true || saved.value === null) return null;
  return { policy: saved.value.policy, saved: { id: saved.value.id, isByIssuer: true } };
}
