import { appError } from '../../../../shared/errors.ts';
import type { SecretGuess } from '../../../../shared/hints.ts';
import type { InspectedToken } from '../../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { algorithmTable, isJwsAlgorithm } from '../../tokens/algorithms.ts';
import { startThread } from '../../threads.ts';
import { messageSchema } from './messages.ts';
import type { OwnWord, Question } from './search.ts';

export type GuessHooks = { onProgress(done: number, total: number): void; signal: AbortSignal };

/** Longer words are nobody's secret. */
const longestWord = 1_000;

/**
 * Looks for the secret of an HMAC token offline, in the list that everybody has and in what the token itself says, on a thread
 * of its own. Tells progress five times per second.
 * @returns which line it was, never the secret. Errors: 'cancelled'; 'token-malformed' when it has no three readable segments
 */
export async function guessSecret(token: InspectedToken, { onProgress, signal }: GuessHooks): Promise<Result<SecretGuess>> {
  const { header, payload, signature } = token;
  if (!header?.json || payload === null || signature === null) {
    return fail(appError('token-malformed', { field: 'token', expected: 'header, payload and signature' }));
  }
  const alg = stringMember(header.json, 'alg') ?? '';
  const facts = isJwsAlgorithm(alg) ? algorithmTable[alg] : null;
  const nothing = { tried: 0, from: null, line: null, characters: null };
  if (facts?.kty !== 'oct') return ok({ outcome: 'not-hmac', ...nothing });
  const question: Question = {
    hash: facts.hash,
    input: Buffer.from(`${header.text}.${payload.text}`),
    signature: Buffer.from(signature.text, 'base64url'),
    words: ownWords(header.json, payload.json),
  };
  if (signal.aborted) return fail(appError('cancelled'));
  const answer = await ask(question, { onProgress, signal });
  if (answer === null) return fail(appError('cancelled'));
  const { found, tried } = answer;
  return ok(found === null ? { outcome: 'not-found', ...nothing, tried } : { outcome: 'found', tried, ...found });
}

function ownWords(header: JsonObject, claims: JsonObject | null): OwnWord[] {
  const of = (from: OwnWord['from'], node: JsonNode | undefined): OwnWord[] =>
    node?.kind === 'string' && node.value !== '' && node.value.length <= longestWord ? [{ from, text: node.value }] : [];
  const named = (['iss', 'sub', 'aud'] as const).flatMap((name) => (claims === null ? [] : of(name, memberOf(claims, name))));
  return [{ from: 'empty', text: '' }, ...of('kid', memberOf(header, 'kid')), ...of('alg', memberOf(header, 'alg')), ...named];
}

type Answer = Extract<ReturnType<typeof messageSchema.parse>, { kind: 'answer' }>;

/** @returns null when it was stopped. @throws when the thread cannot be started or dies */
async function ask(question: Question, { onProgress, signal }: GuessHooks): Promise<Answer | null> {
  const worker = startThread(import.meta.dirname, 'secret-search-worker', question);
  let stop: () => void = () => undefined;
  try {
    return await new Promise<Answer | null>((give, refuse) => {
      stop = () => give(null);
      signal.addEventListener('abort', stop, { once: true });
      worker.on('message', (raw: unknown) => {
        const message = messageSchema.parse(raw);
        if (message.kind === 'answer') give(message);
        else onProgress(message.done, message.total);
      });
      worker.on('error', refuse);
      worker.on('exit', () => refuse(new Error('The thread that searches secrets ended')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
