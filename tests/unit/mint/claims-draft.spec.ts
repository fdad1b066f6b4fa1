import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { parseJson } from '../../../shared/json/parse.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { newRow, rowsOfObject } from '../../../renderer/src/features/mint/claim-rows.ts';
import {
  claimsDraftOf,
  noClaims,
  readClaims,
  showJson,
  showRows,
  withRows,
  withText,
  type ClaimsDraft,
} from '../../../renderer/src/features/mint/claims-draft.ts';
import { claimObjects } from './json-nodes.ts';

function rowsShown(draft: ClaimsDraft): ClaimsDraft {
  const shown = showRows(draft);
  if (!shown.ok) throw new Error('the text should have become rows');
  return shown.value;
}

test('both views read as the same value', () => {
  fc.assert(
    fc.property(claimObjects, (object) => {
      const rows = withRows(noClaims, rowsOfObject(object));
      const read = readClaims(rows);
      expect(read).toEqual({ ok: true, value: object.members.length === 0 ? '' : stringifyJson(object) });
      const inJson = readClaims(showJson(rows));
      expect(inJson.ok && (inJson.value === '' ? '{}' : inJson.value)).toBe(stringifyJson(object));
      expect(readClaims(rowsShown(withText(showJson(noClaims), stringifyJson(object, 4))))).toEqual(read);
    }),
    { numRuns: 300 },
  );
});

test('going to and fro without a change keeps the very text', () => {
  const text = '{"n": 1.0,\n\n      "big":10000000000000000000001 }';
  const rows = rowsShown(withText(showJson(noClaims), text));
  expect(showJson(rows).text).toBe(text);
});

test('a change in the rows is in the text, and the other way round', () => {
  const rows = rowsShown(withText(showJson(noClaims), '{"a":1}'));
  const added = withRows(rows, [...rows.rows, { ...newRow(rows.rows), name: 'b', text: 'x' }]);
  expect(showJson(added).text).toBe('{\n  "a": 1,\n  "b": "x"\n}');
  expect(rowsShown(withText(showJson(added), '{"c":true}')).rows.map(({ name }) => name)).toEqual(['c']);
});

test('half-typed rows survive a look at the text', () => {
  const typed = withRows(noClaims, [{ ...newRow([]), name: 'tenant', kind: 'number', text: '12x' }]);
  const json = showJson(typed);
  expect(parseJson(json.text).ok).toBe(false);
  expect(json.text).toContain('"tenant": 12x');
  expect(rowsShown(json).rows).toBe(typed.rows);
});

test('malformed text stays in front, with the place of the mistake', () => {
  const broken = withText(showJson(noClaims), '{\n  "a": 1,\n  "b" 2\n}');
  const shown = showRows(broken);
  expect(shown).toMatchObject({ ok: false, error: { error: { problem: 'unexpected-character', line: 3, column: 7 } } });
  expect(readClaims(broken)).toMatchObject({ ok: false, error: { view: 'json' } });
});

test('empty text is no claims', () => {
  expect(readClaims(withText(showJson(noClaims), ' \n'))).toEqual({ ok: true, value: '' });
  expect(rowsShown(withText(showJson(noClaims), ' \n')).rows).toEqual([]);
});

test('loaded text is shown as rows, or as it stands where rows could not show all of it', () => {
  expect(claimsDraftOf('')).toEqual(noClaims);
  expect(claimsDraftOf('{"a":1.0}')).toMatchObject({ view: 'rows', text: '{\n  "a": 1.0\n}', isInStep: true });
  expect(claimsDraftOf('{"a":')).toMatchObject({ view: 'json', text: '{"a":' });
  expect(claimsDraftOf('{"":1}')).toMatchObject({ view: 'json' });
  const many = JSON.stringify(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`c${index}`, index])));
  expect(claimsDraftOf(many).view).toBe('json');
  expect(readClaims(claimsDraftOf(many))).toEqual({ ok: true, value: many });
});
