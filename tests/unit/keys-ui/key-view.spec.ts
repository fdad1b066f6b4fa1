import { expect, test } from '@playwright/test';
import { findKeys, needsAttention, wholeView, type KeyView } from '../../../renderer/src/features/keys/key-view.ts';
import { messages as english } from '../../../renderer/src/messages/en/index.ts';
import { messages as korean } from '../../../renderer/src/messages/ko/index.ts';
import type { KeySummary } from '../../../shared/keys.ts';
import { keySummary } from './key-summary.ts';

const plain = keySummary();
const shop: KeySummary = { ...plain, name: 'Shop 10', tags: ['Production'], lastUsedAt: 50, createdAt: 300 };
const old: KeySummary = { ...plain, name: 'shop 9', state: 'verify-only', createdAt: 200, lastUsedAt: 900, health: 'note' };
const demo: KeySummary = { ...plain, name: 'Demo', kid: 'demo-1', alg: 'HS256', kty: 'oct', crv: null, isWeak: true, health: 'danger' };
const partner: KeySummary = { ...plain, name: 'Partner', alg: 'RSA-OAEP-256', use: 'enc', kty: 'RSA', crv: null, health: 'warning' };
const lost: KeySummary = { ...plain, name: 'Lost', isSecretMissing: true, createdAt: 1 };
const all = [demo, shop, partner, lost, old];

const names = (view: Partial<KeyView>, m = english) => findKeys(all, { ...wholeView, ...view }, m).map((key) => key.name);

test('search finds names, algorithms, key ids, curves, tags and what the badges say; every word must occur', () => {
  expect(names({ search: 'SHOP' })).toEqual(['Shop 10', 'shop 9']);
  expect(names({ search: 'hs256' })).toEqual(['Demo']);
  expect(names({ search: 'demo-1' })).toEqual(['Demo']);
  expect(names({ search: 'production' })).toEqual(['Shop 10']);
  expect(names({ search: 'verify only' })).toEqual(['shop 9']);
  expect(names({ search: 'weak' })).toEqual(['Demo']);
  expect(names({ search: 'secret missing' })).toEqual(['Lost']);
  expect(names({ search: 'shop p-256' })).toEqual(['Shop 10', 'shop 9']);
  expect(names({ search: 'shop demo' })).toEqual([]);
  expect(names({ search: '   ' })).toHaveLength(all.length);
  expect(names({ search: '검증 전용' }, korean)).toEqual(['shop 9']);
});

test('a word never joins two texts', () => {
  expect(findKeys([{ ...plain, name: 'ends', kid: 'here' }], { ...wholeView, search: 'endshere' }, english)).toEqual([]);
});

test('filters: by use, and what needs attention', () => {
  expect(names({ filter: 'enc' })).toEqual(['Partner']);
  expect(names({ filter: 'sig' })).not.toContain('Partner');
  expect(names({ filter: 'attention' }).toSorted()).toEqual(['Demo', 'Lost', 'Partner']);
  expect(needsAttention(old)).toBe(false);
});

test('orders: newest, by name with numbers as numbers, last used, worst health', () => {
  expect(names({ sort: 'newest' }).slice(0, 2)).toEqual(['Shop 10', 'shop 9']);
  expect(names({ sort: 'name' })).toEqual(['Demo', 'Lost', 'Partner', 'shop 9', 'Shop 10']);
  expect(names({ sort: 'used' }).slice(0, 2)).toEqual(['shop 9', 'Shop 10']);
  expect(names({ sort: 'health' })).toEqual(['Demo', 'Lost', 'Partner', 'shop 9', 'Shop 10']);
});
