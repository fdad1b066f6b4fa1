import { z } from 'zod';
import type { Rehearsal, RehearsedAnswer } from '../../../../shared/key-rotation.ts';
import { ok } from '../../../../shared/result.ts';
import type { LocalApiKeySet } from '../../local-api/local-api-key.ts';
import { loopbackClient, type LoopbackClient } from './loopback-client.ts';
import type { StoredToken } from './rehearsed-tokens.ts';

/** One step of a rehearsal: what the local API's keys and clock (Unix seconds) are. */
export type Scene = { readonly at: number; readonly keys: LocalApiKeySet; readonly tokens: readonly StoredToken[] };

export type PlayedStep = {
  readonly seen: Omit<Rehearsal['steps'][number], 'step' | 'at'>;
  /** In the order of the tokens. */
  readonly answers: readonly RehearsedAnswer[];
};

const mintedSchema = z.strictObject({ token: z.string() });
const headerSchema = z.looseObject({ kid: z.string() });
const jwksSchema = z.strictObject({ keys: z.array(z.looseObject({ kid: z.string() })) });

/**
 * Plays a step on a local API of its own, over HTTP. Nothing of it goes into the log of the user's local API.
 * A token without an end is let in: whether it should be is not the question here.
 * @throws when the local API does not answer as it must, and the signal's reason
 */
export async function playStep({ at, keys, tokens }: Scene, signal?: AbortSignal): Promise<PlayedStep> {
  const { buildServer } = await import('../../local-api/server.ts');
  const reports: ((refusedBy: string | null) => void)[] = [];
  let port = 0;
  const server = buildServer({
    keys: async () => ok(keys),
    port: () => port,
    now: () => at,
    required: [],
    onServed: ({ refusedBy }) => reports.shift()?.(refusedBy),
  });
  let client: LoopbackClient | null = null;
  try {
    port = Number(new URL(await server.listen({ host: '127.0.0.1', port: 0 })).port);
    const { get } = (client = loopbackClient(port, signal));
    /** The server reports just after it has answered. One request at a time, so each report has its own. */
    const judged = async (path: string, token?: string) => {
      const reported = new Promise<string | null>((resolve) => reports.push(resolve));
      const answer = await get(path, token);
      return { ...answer, refusedBy: await reported };
    };
    const present = async (token: string, expiresAt: number | null): Promise<RehearsedAnswer> => {
      const { status, refusedBy } = await judged('/protected', token);
      // A token that has ended may fail an earlier check as well; that it had ended is what counts.
      const hasEnded = expiresAt !== null && at >= expiresAt;
      return { status, refusedBy: refusedBy !== null && hasEnded ? 'exp-expired' : refusedBy };
    };
    const jwks = jwksSchema.parse(JSON.parse((await judged('/.well-known/jwks.json')).body));
    const { token } = mintedSchema.parse(JSON.parse((await judged('/token?username=rehearsal')).body));
    const fresh = await present(token, null);
    const answers: RehearsedAnswer[] = [];
    for (const { compact, expiresAt } of tokens) answers.push(await present(compact, expiresAt));
    const publishedKids = jwks.keys.map(({ kid }) => kid);
    const trustedKids = keys.trusted.flatMap((key) => (key.isUsable && key.kid !== null ? [key.kid] : []));
    return { seen: { signingKid: kidOf(token), publishedKids, trustedKids, fresh }, answers };
  } finally {
    client?.close();
    await server.close();
  }
}

function kidOf(compact: string): string {
  const header = Buffer.from(compact.split('.', 1)[0] ?? '', 'base64url').toString('utf8');
  return headerSchema.parse(JSON.parse(header)).kid;
}
