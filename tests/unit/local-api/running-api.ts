import { createSecretKey } from 'node:crypto';
import { connect } from 'node:net';
import { test as base } from '@playwright/test';
import { generateKey } from '../../../electron/engine/keys/generate.ts';
import { toSigningKey } from '../../../electron/engine/keys/import/signing-key.ts';
import { createLocalApi, type LocalApi } from '../../../electron/engine/local-api/local-api.ts';
import { singleKey, type LocalApiKeys, type NamedKey } from '../../../electron/engine/local-api/local-api-key.ts';
import { memorySessions } from '../../../electron/engine/sessions/memory-sessions.ts';
import { createSessionDesk, type SessionDesk } from '../../../electron/engine/sessions/session-desk.ts';
import { signToken } from '../../../electron/engine/tokens/sign.ts';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import type { JwsAlgorithm } from '../../../shared/key-algorithms.ts';
import type { ServedRequest } from '../../../shared/local-api.ts';

export const now = 1_800_000_000;
export const secret = Buffer.alloc(32, 7);

export function hmacKey(kid = 'test-key', bytes = secret): NamedKey {
  return { kid, alg: 'HS256', key: createSecretKey(bytes), isWeak: false };
}

export async function newKey(alg: JwsAlgorithm, kid = 'test-key'): Promise<NamedKey> {
  const signing = toSigningKey(await generateKey(alg), alg, kid);
  if (!signing.ok) throw new Error(signing.error.code);
  return { ...signing.value, kid };
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

export type Running = {
  api: LocalApi;
  origin: string;
  port: number;
  served: ServedRequest[];
  keys: LocalApiKeys;
  sessions: SessionDesk;
  /** Lets so many seconds pass. */
  pass: (seconds: number) => void;
  /** With its signing key, whatever the header says. */
  sign: (header: JsonObject, payload: string) => Promise<string>;
};

type Fixtures = {
  /** Starts a local API on a free port; it is stopped after the test. */
  start: (key?: NamedKey) => Promise<Running>;
};

export const test = base.extend<Fixtures>({
  start: async ({}, use) => {
    const apis: LocalApi[] = [];
    await use(async (key = hmacKey()) => {
      const keys = singleKey(key, { id: null, name: 'Test' });
      const served: ServedRequest[] = [];
      let passed = 0;
      const clock = () => now + passed;
      const sessions = createSessionDesk({ store: memorySessions(), now: clock });
      const api = createLocalApi({ now: clock, sessions, onServed: (request) => served.push(request) });
      apis.push(api);
      const started = await api.start({ port: 0, keys });
      if (!started.ok || started.value.origin === null || started.value.port === null) throw new Error('It did not start');
      const sign = (header: JsonObject, payload: string) => signToken(header, payload, key);
      const pass = (seconds: number): void => void (passed += seconds);
      return { api, origin: started.value.origin, port: started.value.port, served, keys, sessions, pass, sign };
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
