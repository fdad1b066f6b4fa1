import type { ServedRequest } from '../../../shared/local-api.ts';

const maxEntries = 200;
const maxPathLength = 200;
/** How every JWS and JWE begins: `{"` in base64url. */
const tokenPattern = /eyJ[\w.-]*/g;

/** The newest requests, newest first. */
export class ServedLog {
  private entries: readonly ServedRequest[] = [];
  private nextId = 1;

  add(entry: Omit<ServedRequest, 'id'>): ServedRequest {
    const served = { ...entry, id: this.nextId++ };
    this.entries = [served, ...this.entries.slice(0, maxEntries - 1)];
    return served;
  }

  list(): ServedRequest[] {
    return [...this.entries];
  }
}

/** A request's path as it may be shown and logged: no query, no token pasted into the path, no control characters. */
export function loggedPath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  const safe = path.replace(tokenPattern, '[token]').replace(/\p{Cc}/gu, '\ufffd');
  return safe.length > maxPathLength ? `${safe.slice(0, maxPathLength - 1)}…` : safe;
}
