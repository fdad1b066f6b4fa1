import { expect, test } from '@playwright/test';
import type { ShelfItem, ShelfPage } from '../../../shared/tokens.ts';
import { indexOf, itemAt, pageSize, pagesOfRange, viewOf, withPages } from '../../../renderer/src/features/tokens/shelf-pages.ts';

function item(number: number): ShelfItem {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    label: `token ${number}`,
    alg: 'HS256',
    typ: null,
    kid: null,
    keyId: null,
    keyName: null,
    subject: null,
    issuer: null,
    audience: [],
    issuedAt: null,
    notBefore: null,
    expiresAt: null,
    source: 'minted',
    storedAt: 0,
    bytes: 1,
  };
}

function page(number: number): ShelfPage {
  return { items: Array.from({ length: pageSize }, (_, index) => item(number * pageSize + index)), total: 100_000, stored: 100_000 };
}

const everything = { search: '', state: 'all' } as const;

test('a range of rows names the pages that hold it', () => {
  expect(pagesOfRange(0, 20)).toEqual([0]);
  expect(pagesOfRange(95, 104)).toEqual([0, 1]);
  expect(pagesOfRange(99_980, 99_999)).toEqual([999]);
  expect(pagesOfRange(0, -1)).toEqual([0]);
});

test('rows are found in the pages that are there, and nowhere else', () => {
  const view = withPages(viewOf(everything, [{ number: 0, page: page(0) }]), [{ number: 999, page: page(999) }]);
  expect(view).toMatchObject({ total: 100_000, stored: 100_000 });
  expect(itemAt(view, 7)?.label).toBe('token 7');
  expect(itemAt(view, 99_999)?.label).toBe('token 99999');
  expect(itemAt(view, 500)).toBeNull();
  expect(itemAt(view, -1)).toBeNull();
  expect(indexOf(view, item(99_950).id)).toBe(99_950);
  expect(indexOf(view, item(500).id)).toBeNull();
});

test('a fresh view forgets the pages of the former one', () => {
  const view = viewOf(everything, [{ number: 3, page: page(3) }]);
  expect([...view.pages.keys()]).toEqual([3]);
});
