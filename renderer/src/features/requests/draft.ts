import type { Fault, HeaderField, SendInput } from '../../../../shared/requests.ts';
import type { ShelfItem } from '../../../../shared/tokens.ts';

/** A header row as it is edited; `id` stays with the row when others are removed. */
export type HeaderRow = HeaderField & { readonly id: number };

/** Whom a request is sent as. The token's text never comes here: it is named by its id. */
export type DraftIdentity = { readonly kind: 'nobody' } | { readonly kind: 'token'; readonly item: ShelfItem; readonly fault: Fault };

export type Draft = {
  readonly method: SendInput['method'];
  readonly url: string;
  readonly headers: readonly HeaderRow[];
  readonly body: string;
  readonly identity: DraftIdentity;
};

export const emptyDraft: Draft = {
  method: 'GET',
  url: '',
  headers: [{ id: 1, name: 'Accept', value: 'application/json' }],
  body: '',
  identity: { kind: 'nobody' },
};

/** RFC 9110 section 9.3: a body of GET, HEAD and OPTIONS means nothing, so none is offered. */
export function takesBody(method: Draft['method']): boolean {
  return method === 'POST' || method === 'PUT' || method === 'PATCH' || method === 'DELETE';
}

/** Rows go one to one, also empty ones, so that an error's index names the row on the screen. */
export function sendInputOf(draft: Draft, id: string): SendInput {
  const { method, url, headers, body, identity } = draft;
  return {
    id,
    method,
    url,
    headers: headers.map(({ name, value }) => ({ name, value })),
    body: takesBody(method) && body !== '' ? body : null,
    identity: identity.kind === 'nobody' ? identity : { kind: 'token', tokenId: identity.item.id, fault: identity.fault },
  };
}

export function withHeader(draft: Draft, name = '', value = ''): Draft {
  const id = Math.max(0, ...draft.headers.map((row) => row.id)) + 1;
  return { ...draft, headers: [...draft.headers, { id, name, value }] };
}

export function changeHeader(draft: Draft, id: number, change: Partial<HeaderField>): Draft {
  return { ...draft, headers: draft.headers.map((row) => (row.id === id ? { ...row, ...change } : row)) };
}

export function withoutHeader(draft: Draft, id: number): Draft {
  return { ...draft, headers: draft.headers.filter((row) => row.id !== id) };
}

export function hasHeader(draft: Draft, name: string): boolean {
  return draft.headers.some((row) => row.name.trim().toLowerCase() === name);
}

/** Chooses a token. A fault that needs the signing key is dropped for a token whose key is not here. */
export function asToken(draft: Draft, item: ShelfItem): Draft {
  const former = draft.identity.kind === 'token' ? draft.identity.fault : 'none';
  const fault = isFaultPossible(former, item) ? former : 'none';
  return { ...draft, identity: { kind: 'token', item, fault } };
}

export function isFaultPossible(fault: Fault, item: ShelfItem): boolean {
  return fault !== 'expired' || item.keyId !== null;
}

/** What the token is called on the screen; `untitled` where it has neither label nor subject. */
export function nameOf(item: ShelfItem, untitled: string): string {
  return item.label || item.subject || untitled;
}
