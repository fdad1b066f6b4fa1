import { createSecretKey } from 'node:crypto';
import { connect } from 'node:net';
import { test as base } from '@playwright/test';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import { toSigningKey, type SigningKey } from '../../../electron/engine/keys/import/signing-key.ts';
import { createLocalApi, type LocalApi } from '../../../electron/engine/local-api/local-api.ts';
import { localApiKey, type LocalApiKey } from '../../../electron/engine/local-api/local-api-key.ts';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import type { SigningAlgorithm } from '../../../shared/keys.ts';
import type { ServedRequest } from '../../../shared/local-api.ts';

export const now = 1_800_000_000;
export const secret = Buffer.alloc(32, 7);

export function hmacKey(kid = 'test-key', bytes = secret): SigningKey & { kid: string } {
  return { kid, alg: 'HS256', key: createSecretKey(bytes) };
}

export async function newKey(alg: SigningAlgorithm): Promise<LocalApiKey> {
  const signing = toSigningKey(await generateKey(alg), alg, 'test-key');
  if (!signing.ok) throw new Error(signing.error.code);
  return localApiKey({ ...signing.value, kid: 'test-key' }, { id: null, name: 'Test' });
}

export function headerFor(alg: string, kid = 'test-key'): JsonObject {
  return {
    kind: 'object',
    members: [
      { name: 'alg', value: jsonString(alg) },
      { name: 'kid', value: jsonString(kid) },
    ],
  };
}

export type Running = { api: LocalApi; origin: string; port: number; served: ServedRequest[]; key: LocalApiKey };

type Fixtures = {
  /** Starts a local API on a free port; it is stopped after the test. */
  start: (key?: LocalApiKey) => Promise<Running>;
};

export const test = base.extend<Fixtures>({
  start: async ({}, use) => {
    const apis: LocalApi[] = [];
    await use(async (key = localApiKey(hmacKey(), { id: null, name: 'Test' })) => {
      const served: ServedRequest[] = [];
      const api = createLocalApi({ now: () => now, onServed: (request) => served.push(request) });
      apis.push(api);
      const started = await api.start({ port: 0, key });
      if (!started.ok || started.value.origin === null || started.value.port === null) throw new Error('It did not start');
      return { api, origin: started.value.origin, port: started.value.port, served, key };
    });
    await Promise.all(apis.map((api) => api.stop()));
  },
});

/** What a client without manners sends, byte for byte, and the whole answer. The head must say "Connection: close". */
export async function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.once('close', () => resolve(answer)).once('error', reject);
  });
}
