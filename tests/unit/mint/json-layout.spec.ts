import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseJson } from '../../../shared/json/parse.ts';
import { layOut, layOutLine } from '../../../renderer/src/features/mint/json-layout.ts';
import { claimObjects } from './json-nodes.ts';

test('the layout for reading says the same as the value', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      expect(parseJson(layOut(object))).toEqual({ ok: true, value: object });
      expect(parseJson(layOutLine(object))).toEqual({ ok: true, value: object });
    }),
    { numRuns: 300 },
  );
});

test('short lists stay on their line, long ones do not', () => {
  const parsed = parseJson('{"aud":["payments","orders"],"scope":["orders:read","orders:write","payments:read","payments:write"]}');
  if (!parsed.ok || parsed.value.kind !== 'object') throw new Error('this is an object');
  expect(layOut(parsed.value)).toBe(
    '{\n  "aud": ["payments", "orders"],\n  "scope": [\n    "orders:read",\n    "orders:write",\n    "payments:read",\n    "payments:write"\n  ]\n}',
  );
});
