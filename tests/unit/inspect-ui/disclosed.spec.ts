import { test, expect } from '@playwright/test';
import { disclosedClaims } from '../../../renderer/src/features/inspect/parts/disclosed.ts';
import type { Disclosure, Selective } from '../../../shared/inspect.ts';

function disclosure(change: Partial<Disclosure>): Disclosure {
  return { text: '', digest: '', name: null, value: '1', salt: 's', path: null, problem: 'none', ...change };
}
function selective(names: readonly string[], disclosures: readonly Disclosure[]): Selective {
  const members = names.map((name) => ({ name, value: { kind: 'null' } as const }));
  return { hash: 'sha-256', digests: 9, disclosures: [...disclosures], claims: { kind: 'object', members }, keyBinding: null };
}

test('claims are marked as disclosed, wholly or in part, and others are not', () => {
  const marks = disclosedClaims(
    selective(
      ['iss', 'given_name', 'address', 'nationalities'],
      [
        disclosure({ name: 'given_name', path: 'given_name' }),
        disclosure({ name: 'street', path: 'address.street' }),
        disclosure({ path: 'nationalities[1]' }),
      ],
    ),
  );
  expect([...marks]).toEqual([
    ['given_name', 'whole'],
    ['address', 'part'],
    ['nationalities', 'part'],
  ]);
});

test('a name that begins like another one is not marked with it, nor is what a bad disclosure names', () => {
  const marks = disclosedClaims(
    selective(
      ['addr', 'sub'],
      [disclosure({ name: 'street', path: 'address.street' }), disclosure({ name: 'sub', path: 'sub', problem: 'shadows' })],
    ),
  );
  expect([...marks]).toEqual([]);
});
