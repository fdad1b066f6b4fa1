import { test, expect } from '@playwright/test';
import {
  asToken,
  changeHeader,
  emptyDraft,
  hasHeader,
  isFaultPossible,
  nameOf,
  sendInputOf,
  takesBody,
  withHeader,
  withoutHeader,
  type Draft,
} from '../../../renderer/src/features/requests/draft.ts';
import { sendInputSchema } from '../../../shared/requests.ts';
import { shelfItem } from '../shelf-life/shelf-items.ts';

const id = '00000000-0000-4000-8000-000000000001';
const minted = shelfItem({
  id: '00000000-0000-4000-8000-000000000002',
  label: '',
  keyId: '00000000-0000-4000-8000-000000000003',
  keyName: 'Demo',
  subject: 'alice',
});
const pasted = { ...minted, keyId: null, keyName: null, source: 'pasted' as const };

test('a draft becomes what the contract takes', () => {
  const draft: Draft = { ...asToken(emptyDraft, minted), method: 'POST', url: 'http://127.0.0.1/', body: '{}' };
  const input = sendInputOf(draft, id);
  expect(sendInputSchema.safeParse(input).success).toBe(true);
  expect(input).toMatchObject({ body: '{}', identity: { kind: 'token', tokenId: minted.id, fault: 'none' } });
});

test('no body goes with a GET, and none with an empty text', () => {
  expect(takesBody('GET') || takesBody('HEAD') || takesBody('OPTIONS')).toBe(false);
  expect(sendInputOf({ ...emptyDraft, body: 'left over' }, id).body).toBeNull();
  expect(sendInputOf({ ...emptyDraft, method: 'PUT' }, id).body).toBeNull();
});

test('rows keep their ids; empty rows keep their place', () => {
  let draft = withHeader(withHeader({ ...emptyDraft, headers: [] }), 'X-B', '2');
  const [first] = draft.headers;
  draft = withoutHeader(draft, first?.id ?? 0);
  draft = withHeader(draft);
  expect(draft.headers.map((row) => row.id)).toEqual([2, 3]);
  draft = changeHeader(draft, 3, { name: 'X-C' });
  expect(sendInputOf(draft, id).headers).toEqual([
    { name: 'X-B', value: '2' },
    { name: 'X-C', value: '' },
  ]);
  expect(hasHeader(draft, 'x-b')).toBe(true);
});

test('a fault that needs the key is dropped for a token whose key is not here', () => {
  const asMinted = asToken(emptyDraft, minted);
  const broken: Draft = { ...asMinted, identity: { kind: 'token', item: minted, fault: 'expired' } };
  expect(asToken(broken, minted).identity).toMatchObject({ fault: 'expired' });
  expect(asToken(broken, pasted).identity).toMatchObject({ fault: 'none' });
  expect(isFaultPossible('alg-none', pasted)).toBe(true);
});

test('a token is called by its label, else by its subject', () => {
  expect(nameOf({ ...minted, label: 'Mine' }, 'untitled')).toBe('Mine');
  expect(nameOf(minted, 'untitled')).toBe('alice');
  expect(nameOf({ ...minted, subject: null }, 'untitled')).toBe('untitled');
});
