import { expect, test } from '@playwright/test';
import { numberedName } from '../../../electron/engine/numbered-name.ts';

test('a name that is taken gets the first free number, and a long one gives way to it by whole characters', () => {
  const longNames = ['😀bcd', ' bcde'].map((end) => `${'a'.repeat(115)}${end}`);
  const taken = new Set(['Orders', 'Orders (2)', ...longNames]);
  const name = (wanted: string, first?: number) => numberedName(wanted, (one) => taken.has(one), first);
  expect(name('Payments')).toEqual({ name: 'Payments', number: 1 });
  expect(name('Orders')).toEqual({ name: 'Orders (3)', number: 3 });
  expect(name('Orders', 9)).toEqual({ name: 'Orders (9)', number: 9 });
  for (const long of longNames) expect(name(long)).toEqual({ name: `${'a'.repeat(115)} (2)`, number: 2 });
});
