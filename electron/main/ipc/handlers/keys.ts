import { ok, type Result } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';
import { clearAfterSeconds } from '../../clipboard.ts';
import { keyExportHandlers } from './key-exports.ts';
import { keyImportHandlers } from './key-imports.ts';
import { keyRotationHandlers } from './key-rotations.ts';

/** How long a revealed secret stays on the screen, in seconds. */
const hideAfterSeconds = 15;

export type KeyHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `keys:${string}`>>;

export function keyHandlers(services: Services): KeyHandlers {
  const { engine, clipboard, confirm, changed } = services;
  const { keyRing, localApi, jobs } = engine;

  /** The one way to a secret: the user says yes in a native dialog, which no page can answer. */
  const confirmedSecret = async (id: string, question: 'reveal' | 'copySecret'): Promise<Result<Buffer>> => {
    const row = keyRing.row(id);
    if (!row.ok) return row;
    const answer = await confirm(question, row.value.name);
    return answer.ok ? keyRing.secretBytes(id) : answer;
  };

  return {
    ...keyImportHandlers(services),
    ...keyExportHandlers(services),
    ...keyRotationHandlers(services),
    'keys:list': async () => keyRing.list(),
    'keys:get': async ({ id }) => {
      const detail = await keyRing.detail(id);
      if (!detail.ok) return detail;
      const usedByLocalApi = localApi.status().keyId === id;
      return ok({ ...detail.value, dependants: { ...detail.value.dependants, usedByLocalApi } });
    },
    'keys:create': async (input) => changed('keys:changed', await jobs.finish(input.job, (signal) => keyRing.create(input, { signal }))),
    'keys:assess-secret': async ({ job, secret, alg }) => jobs.run(job, (signal) => engine.assessSecret(secret, alg, signal)),
    'keys:update': async (input) => changed('keys:changed', keyRing.update(input)),
    'keys:health': async () => engine.keyHealth(),
    'keys:delete': async ({ id }) => {
      const removed = changed('keys:changed', keyRing.remove(id));
      if (removed.ok && localApi.status().keyId === id) await localApi.stop();
      return removed;
    },
    'keys:restore': async ({ id }) => {
      const restored = changed('keys:changed', keyRing.removal.undo(id));
      return restored.ok ? ok({}) : restored;
    },
    'keys:reveal': async ({ id }) => {
      const secret = await confirmedSecret(id, 'reveal');
      if (!secret.ok) return secret;
      return ok({
        base64url: secret.value.toString('base64url'),
        hex: secret.value.toString('hex'),
        text: printable(secret.value),
        hideAfterSeconds,
      });
    },
    'keys:copy-secret': async ({ id }) => {
      const secret = await confirmedSecret(id, 'copySecret');
      if (!secret.ok) return secret;
      clipboard.copySecret(secret.value.toString('base64url'));
      return ok({ clearsInSeconds: clearAfterSeconds });
    },
    'keys:adopt-orphan': async ({ id }) => changed('keys:changed', await keyRing.adoptOrphan(id)),
    'keys:discard-orphan': async ({ id }) => {
      const discarded = changed('keys:changed', await keyRing.discardOrphan(id));
      return discarded.ok ? ok({}) : discarded;
    },
  };
}

function printable(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return Buffer.from(text, 'utf8').equals(bytes) && /^[\x20-\x7e]+$/.test(text) ? text : null;
}
