import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { derInteger, derNull, derObjectId, derOctets, derSequence } from '../../../electron/engine/keys/export/der.ts';

/** What OpenSSL makes of its own description of the same value. It writes to a name only, and to no socket: hence `cat`. */
function byOpenssl(description: string): string {
  const script = 'openssl asn1parse -genstr "$0" -noout -out /dev/stdout | cat';
  return spawnSync('sh', ['-c', script, description], { encoding: 'buffer' }).stdout.toString('hex');
}

test('numbers are written as OpenSSL writes them', () => {
  const edges = [0, 1, 127, 128, 255, 256, 32_767, 32_768, 600_000, 2 ** 31, 2 ** 47, 2 ** 48 - 1];
  for (const value of edges) expect(derInteger(value).toString('hex'), String(value)).toBe(byOpenssl(`INTEGER:${value}`));
});

test('object identifiers are written as OpenSSL writes them', () => {
  for (const dotted of ['1.2.840.113549.1.5.13', '2.16.840.1.101.3.4.1.42', '1.3.127.128.16383.16384', '0.9.2342']) {
    expect(derObjectId(dotted).toString('hex')).toBe(byOpenssl(`OID:${dotted}`));
  }
});

test('any length is written as OpenSSL writes it', () => {
  for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
    const bytes = Buffer.alloc(length, 0x41);
    expect(derOctets(bytes).toString('hex').slice(0, 16)).toBe(byOpenssl(`OCT:${bytes.toString('latin1')}`).slice(0, 16));
  }
});

test('a sequence is its parts, one after another', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 10 }), (parts) => {
      const content = Buffer.concat(parts.map(derOctets));
      expect(derSequence(...parts.map(derOctets))).toEqual(Buffer.concat([Buffer.from([0x30, content.length]), content]));
    }),
  );
  expect(derNull().toString('hex')).toBe(byOpenssl('NULL'));
});
