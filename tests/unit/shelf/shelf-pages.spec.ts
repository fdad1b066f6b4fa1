import { expect, test } from '@playwright/test';
import { newestFirst, type ShelfItem, type ShelfPage } from '../../../shared/tokens.ts';
import { indexNow, loadedIds } from '../../../renderer/src/features/tokens/ids-of-range.ts';
import { indexOf, itemAt, pageSize, pagesOfRange, viewOf, withPages } from '../../../renderer/src/features/tokens/shelf-pages.ts';
import { shelfItem } from './shelf-item.ts';

function item(number: number): ShelfItem {
  return shelfItem({ id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`, label: `token ${number}` });
}

function page(number: number): ShelfPage {
  return { items: Array.from({ length: pageSize }, (_, index) => item(number * pageSize + index)), total: 100_000, stored: 100_000 };
}

const everything = {
  filter: { search: '', state: null, folder: null, environment: null, tag: null, source: null, keyId: null },
  order: newestFirst,
};
const numbered = (...numbers: number[]) => numbers.map((number) => ({ number, page: page(number) }));

test('a range of rows names the pages that hold it', () => {
  expect(pagesOfRange(0, 20)).toEqual([0]);
  expect(pagesOfRange(95, 104)).toEqual([0, 1]);
  expect(pagesOfRange(99_980, 99_999)).toEqual([999]);
  expect(pagesOfRange(0, -1)).toEqual([0]);
});

test('rows are found in the pages that are there, and nowhere else', () => {
  const view = withPages(viewOf(everything, numbered(0), 1), numbered(999));
  expect(view).toMatchObject({ total: 100_000, stored: 100_000, reading: 1 });
  expect(itemAt(view, 7)?.label).toBe('token 7');
  expect(itemAt(view, 99_999)?.label).toBe('token 99999');
  expect(itemAt(view, 500)).toBeNull();
  expect(itemAt(view, -1)).toBeNull();
  expect(indexOf(view, item(99_950).id)).toBe(99_950);
  expect(indexOf(view, item(500).id)).toBeNull();
});

test('a fresh view forgets the pages of the former one', () => {
  const view = viewOf(everything, numbered(3), 1);
  expect([...view.pages.keys()]).toEqual([3]);
});

test('a range is known only where each of its rows is: nothing is acted upon that was skipped', () => {
  const view = viewOf(everything, numbered(0, 1), 1);
  expect(loadedIds(view, 98, 101)).toEqual([98, 99, 100, 101].map((number) => item(number).id));
  expect(loadedIds(view, 198, 200)).toBeNull();
  expect(loadedIds(view, 5, 4)).toEqual([]);
});

test('where a range began moves with its token', () => {
  const view = viewOf(everything, numbered(0), 1);
  expect(indexNow(view, { index: 3, id: item(5).id })).toBe(5);
  expect(indexNow(view, { index: 3, id: item(5_000).id })).toBe(3);
  expect(indexNow(view, { index: 3, id: null })).toBe(3);
});
