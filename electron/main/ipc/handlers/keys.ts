import { ok, type Result } from '../../../../shared/result.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import type { Services } from '../../services.ts';
import { clearAfterSeconds } from '../../clipboard.ts';

/** How long a revealed secret stays on the screen, in seconds. */
const hideAfterSeconds = 15;

type KeyHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `keys:${string}`>>;

export function keyHandlers({ engine, clipboard, confirm, changed }: Services): KeyHandlers {
  const { keyRing, keySource, localApi } = engine;

  /** The one way to a secret: the user says yes in a native dialog, which no page can answer. */
  const confirmedSecret = async (id: string, question: 'reveal' | 'copySecret'): Promise<Result<Buffer>> => {
    const row = keyRing.row(id);
    if (!row.ok) return row;
    const answer = await confirm(question, row.value.name);
    return answer.ok ? keyRing.secretBytes(id) : answer;
  };

  return {
    'keys:list': async () => keyRing.list(),
    'keys:create': async (input) => changed('keys:changed', await keyRing.create(input)),
    'keys:rename': async ({ id, name }) => changed('keys:changed', keyRing.rename(id, name)),
    'keys:consequences': async ({ id }) => {
      const counts = keyRing.consequences(id);
      return counts.ok ? ok({ ...counts.value, usedByLocalApi: localApi.status().keyId === id }) : counts;
    },
    'keys:delete': async ({ id }) => {
      if (localApi.status().keyId === id) await localApi.stop();
      const removed = changed('keys:changed', await keyRing.remove(id));
      return removed.ok ? ok({}) : removed;
    },
    'keys:public': async ({ id }) => keySource.publicKey(id),
    'keys:copy-public': async ({ id, format }) => {
      const key = keySource.publicKey(id);
      if (!key.ok) return key;
      clipboard.copy(key.value[format]);
      return ok({ clearsInSeconds: null });
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
