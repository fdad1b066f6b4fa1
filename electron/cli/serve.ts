import { z } from 'zod';
import { defaultPort, type LocalApiStatus, type ServedRequest } from '../../shared/local-api.ts';
import { ok, type Result } from '../../shared/result.ts';
import { createLocalApi } from '../engine/local-api/local-api.ts';
import { singleKey, type NamedKey } from '../engine/local-api/local-api-key.ts';
import { memorySessions } from '../engine/sessions/memory-sessions.ts';
import { createSessionDesk } from '../engine/sessions/session-desk.ts';
import { ephemeralKey, keyNode } from './ephemeral-key.ts';
import { exits, misused, unable, usage, type Refusal } from './exits.ts';
import { jsonLine, object, toNode } from './json-output.ts';
import type { Terminal } from './terminal.ts';

export const serveOptionsSchema = z.object({
  port: z.string().default(String(defaultPort)),
  key: z.string().exactOptional(),
  json: z.boolean().default(false),
});
export type ServeOptions = z.infer<typeof serveOptionsSchema>;

/** An asymmetric one, so that its public half can be published in the JWKS. */
const ephemeralAlgorithm = 'ES256';

/** `tokensmith serve`: runs the local API until it is interrupted. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<Result<number, Refusal>> {
  if (!/^\d{1,5}$/.test(options.port)) return usage('--port', 'a number', options.port);
  const key = await chooseKey(options.key);
  if (!key.ok) return key;
  const stopped = interruption();
  const report = (served: ServedRequest): void => void terminal.write(options.json ? jsonLine(toNode(served)) : requestLine(served));
  const now = () => Date.now() / 1000;
  const sessions = createSessionDesk({ store: memorySessions(), now: () => Math.floor(now()) });
  const api = createLocalApi({ now, sessions, onServed: report });
  const started = await api.start({ port: Number(options.port), keys: singleKey(key.value.signing, key.value) });
  if (!started.ok) {
    const isTaken = started.error.code === 'port-in-use';
    return isTaken ? unable({ ...started.error, field: '--port' }) : misused(started.error, '--port');
  }
  const { signing, name } = key.value;
  const { origin, port } = started.value;
  const announcement = object(['origin', toNode(origin)], ['port', toNode(port)], ['key', keyNode(signing, key.value.id === null)]);
  await terminal.write(options.json ? jsonLine(announcement) : welcome(started.value, `${name}, ${signing.alg}`));
  await stopped;
  await api.stop();
  if (!options.json) await terminal.write('Stopped.\n');
  return ok(exits.good);
}

type ServingKey = { signing: NamedKey; id: string | null; name: string };

async function chooseKey(key: string | undefined): Promise<Result<ServingKey, Refusal>> {
  if (key !== undefined) {
    const { vaultSigningKey } = await import('./vault-keys.ts');
    return vaultSigningKey(key);
  }
  const made = await ephemeralKey('--key', ephemeralAlgorithm);
  return made.ok ? ok({ signing: made.value, id: null, name: 'ephemeral key' }) : made;
}

/** Resolves at the first Ctrl+C or SIGTERM; a second one ends the process the hard way. */
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

function welcome({ origin }: LocalApiStatus, key: string): string {
  return `The local API runs at ${origin} (${key}). Ctrl+C stops it.

  curl '${origin}/token?username=alice'
  curl -H "Authorization: Bearer $TOKEN" ${origin}/protected
  curl -d 'grant_type=password&username=alice' ${origin}/token
  curl -d "refresh_token=$REFRESH_TOKEN" ${origin}/refresh
  curl ${origin}/.well-known/jwks.json

`;
}

function requestLine({ at, method, path, status, elapsedMs, refusedBy }: ServedRequest): string {
  const time = new Date(at).toISOString().slice(11, 19);
  const why = refusedBy === null ? '' : `  ${refusedBy}`;
  return `${time}Z  ${status}  ${method.padEnd(7)} ${path}  ${elapsedMs.toFixed(1)} ms${why}\n`;
}
