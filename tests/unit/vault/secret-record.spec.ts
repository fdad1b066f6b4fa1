import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { decodeRecord, encodeRecord } from '../../../electron/engine/vault/secret-record.ts';

const records = fc.record({
  id: fc.uuid(),
  kind: fc.integer({ min: 0, max: 255 }),
  payload: fc.uint8Array({ maxLength: 600 }),
});

test('what was encoded comes back', () => {
  fc.assert(
    fc.property(records, ({ id, kind, payload }) => {
      const text = encodeRecord(kind, id, payload);
      expect(text).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(decodeRecord(id, text)).toEqual({ ok: true, value: { kind, payload: Buffer.from(payload) } });
    }),
  );
});

test('a value that was cut off anywhere is corrupt', () => {
  fc.assert(
    fc.property(records, fc.nat(), ({ id, kind, payload }, at) => {
      const text = encodeRecord(kind, id, payload);
      const cut = text.slice(0, at % text.length);
      expect(decodeRecord(id, cut)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
    }),
  );
});

test('a value with one other character anywhere is corrupt', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.constantFrom('A', '_', '=', ' ', '\0'), ({ id, kind, payload }, at, other) => {
      const text = encodeRecord(kind, id, payload);
      const place = at % text.length;
      fc.pre(text[place] !== other);
      const changed = text.slice(0, place) + other + text.slice(place + 1);
      expect(decodeRecord(id, changed)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
    }),
  );
});

test("another item's value is corrupt", () => {
  fc.assert(
    fc.property(records, fc.uuid(), ({ id, kind, payload }, other) => {
      fc.pre(id !== other);
      const moved = decodeRecord(other, encodeRecord(kind, id, payload));
      expect(moved).toEqual({ ok: false, error: { code: 'secret-corrupt', actual: 'another id' } });
    }),
  );
});

test('content of a foreign program is corrupt', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), fc.uuid(), (text, id) => {
      expect(decodeRecord(id, text)).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
    }),
  );
});
