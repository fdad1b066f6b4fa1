import { ok } from '../../../shared/result.ts';
import { afterRefresh } from './session-rules.ts';
import type { SessionStore, StoredSession } from './session-store.ts';

/** Beyond it the oldest are forgotten, so that a load test does not fill the memory. Some 100 MB. */
const maxSessions = 100_000;

/** Sessions for one run, without a shelf: for the command line. */
export function memorySessions(): SessionStore {
  const sessions = new Map<string, StoredSession>();
  const put = (session: StoredSession): void => {
    sessions.set(session.id, session);
    if (sessions.size <= maxSessions) return;
    for (const oldest of sessions.keys()) {
      sessions.delete(oldest);
      return;
    }
  };
  return {
    add(session) {
      put(session);
      return ok(null);
    },
    find: (id) => ok(sessions.get(id) ?? null),
    rotate(rotation) {
      const session = sessions.get(rotation.id);
      if (session === undefined) return ok(null);
      const after = afterRefresh(session, rotation);
      put(after.session);
      return ok({ ...after, shelved: null });
    },
    change(id, change) {
      const session = sessions.get(id);
      if (session === undefined) return ok(null);
      const changed = change(session);
      put(changed);
      return ok(changed);
    },
  };
}
