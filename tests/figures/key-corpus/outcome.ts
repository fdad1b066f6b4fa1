import type { KeyObject } from 'node:crypto';
import { ImportSessions } from '../../../electron/engine/keys/import/import-sessions.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { appError, type AppError } from '../../../shared/errors.ts';
import { isDeepStrictEqual } from 'node:util';
import type { BadFile, ExpectedKey, GoodFile, KeyFile } from './corpus-file.ts';

/** What came of a file: the keys that would be stored, or why there are none. */
export type Outcome = { readonly keys: readonly ExpectedKey[] } | { readonly error: AppError };

export function expectedOf(key: KeyObject): ExpectedKey {
  if (key.type === 'secret') return { holds: 'secret', is: key.export().toString('hex') };
  return { holds: key.type, is: thumbprint(key) };
}

/** The whole way of an import, up to what the key ring is given. */
export async function importOf({ bytes, passphrase, file = null }: KeyFile): Promise<Outcome> {
  let stored: readonly KeyObject[] = [];
  const sessions = new ImportSessions({
    known: () => ({ ok: true, value: [] }),
    add: async (keys) => {
      stored = keys.map(({ key }) => key);
      return { ok: true, value: [] };
    },
  });
  try {
    let read = await sessions.read([{ name: file, bytes }], null);
    if (read.ok && passphrase !== undefined && read.value.sources[0]?.status === 'passphrase-needed') {
      read = await sessions.unlock(read.value.session, passphrase, null);
    }
    if (!read.ok) return { error: read.error };
    const [source] = read.value.sources;
    if (source === undefined || source.status !== 'read') return { error: source?.problem ?? appError(codeOf(source?.status)) };
    const choices = read.value.found.flatMap(({ index, name, algorithms: [alg], readings: [reading] }) =>
      alg === undefined
        ? []
        : [{ index, name, alg, kid: { kind: 'date' } as const, encoding: reading?.encoding ?? null, acceptsWeak: true }],
    );
    const [first] = read.value.found;
    if (choices.length === 0) return { error: first?.problem ?? appError('internal') };
    const finished = await sessions.finish({ session: read.value.session, keys: choices });
    return finished.ok ? { keys: stored.map(expectedOf) } : { error: finished.error };
  } finally {
    sessions.releaseAll();
  }
}

function codeOf(status: string | undefined): AppError['code'] {
  return status === 'passphrase-needed' || status === 'passphrase-wrong' ? status : 'internal';
}

export function isAsGood(outcome: Outcome, { keys }: Pick<GoodFile, 'keys'>): boolean {
  return 'keys' in outcome && isDeepStrictEqual(outcome.keys, keys);
}

export function isAsBad(outcome: Outcome, { error }: Pick<BadFile, 'error'>): boolean {
  if (!('error' in outcome)) return false;
  const members = new Map<string, unknown>(Object.entries(outcome.error));
  return Object.entries(error).every(([name, value]) => members.get(name) === value);
}

/** In one line, for the list of what went wrong. */
export function shownOutcome(outcome: Outcome): string {
  return 'error' in outcome
    ? JSON.stringify(outcome.error)
    : `${outcome.keys.length} keys: ${outcome.keys.map(({ holds }) => holds).join(', ')}`;
}
