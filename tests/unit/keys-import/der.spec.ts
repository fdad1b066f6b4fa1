import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { DerReader } from '../../../electron/engine/keys/import/reading/der.ts';
import { attempt } from '../../../electron/engine/keys/import/refusal.ts';
import { integer, oid, sequence, tlv } from '../../figures/key-corpus/der-writer.ts';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

test('an integer has one form', () => {
  const read = (bytes: Buffer) => attempt(() => new DerReader(bytes, 'x').unsigned('n').toString('hex'));
  expect(read(hex('020100'))).toEqual({ ok: true, value: '' });
  expect(read(hex('02017f'))).toEqual({ ok: true, value: '7f' });
  expect(read(hex('02020080'))).toEqual({ ok: true, value: '80' });
  expect(read(hex('0202007f'))).toMatchObject({
    error: { code: 'key-malformed', field: 'x.n', expected: 'the shortest form of an integer', offset: 2 },
  });
  expect(read(hex('020180'))).toMatchObject({ error: { actual: 'a negative one' } });
  expect(read(hex('0200'))).toMatchObject({ error: { actual: 'no bytes' } });
});

test('a length has one form, and ends within its parent', () => {
  const read = (bytes: Buffer) => attempt(() => new DerReader(bytes, 'x').any('a').content.length);
  expect(read(hex('04810100'))).toMatchObject({ error: { expected: 'the shortest form of a length' } });
  expect(read(hex('0482000100'))).toMatchObject({ error: { expected: 'the shortest form of a length' } });
  expect(read(hex('0485000000000100'))).toMatchObject({ error: { expected: 'a length below 2^32' } });
  expect(read(hex('0480'))).toMatchObject({ error: { code: 'format-unsupported', actual: 'BER with indefinite length' } });
  expect(read(hex('0402ff'))).toMatchObject({ error: { actual: 'a cut or a wrong length', offset: 0 } });
  expect(read(hex('1f0100'))).toMatchObject({ error: { expected: 'a tag of one byte' } });
  const inner = new DerReader(sequence(hex('0403aa')), 'x').sequence('s');
  expect(attempt(() => inner.octets('o'))).toMatchObject({ error: { field: 'x.s.o', offset: 2 } });
});

test('an object identifier has one form', () => {
  const read = (bytes: Buffer) => attempt(() => new DerReader(bytes, 'x').oid('a'));
  expect(read(oid('1.2.840.113549.1.1.1'))).toEqual({ ok: true, value: '1.2.840.113549.1.1.1' });
  expect(read(oid('2.16.840.1.101.3.4.1.42'))).toEqual({ ok: true, value: '2.16.840.1.101.3.4.1.42' });
  expect(read(hex('06032a8001'))).toMatchObject({ error: { actual: 'leading zeros', offset: 3 } });
  expect(read(hex('06022a80'))).toMatchObject({ ok: false });
  expect(read(hex('0600'))).toMatchObject({ ok: false });
});

test('what is written is read again, and any byte more is refused', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 }), { maxLength: 5 }), (numbers) => {
      const trimmed = numbers.map((bytes) =>
        Buffer.from(bytes.some((byte) => byte !== 0) ? bytes.slice(bytes.findIndex((byte) => byte !== 0)) : [1]),
      );
      const der = sequence(...trimmed.map((number) => integer(number)));
      const reader = new DerReader(der, 'x').sequence('');
      for (const number of trimmed) expect(reader.unsigned('n')).toEqual(number);
      reader.finish();
      const longer = new DerReader(Buffer.concat([der, hex('00')]), 'x');
      longer.sequence('');
      expect(attempt(() => longer.finish())).toMatchObject({ error: { offset: der.length } });
    }),
  );
});

test('an error never holds a byte that could be of a key', () => {
  const secret = hex('5ec2e7');
  const refused = attempt(() => new DerReader(tlv(0x30, secret), 'x').sequence('').octets('o'));
  expect(refused).toMatchObject({ error: { expected: 'OCTET STRING', actual: 'another element' } });
  expect(JSON.stringify(refused)).not.toContain('5e');
});
