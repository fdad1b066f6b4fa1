import { expect } from '@playwright/test';
import fc from 'fast-check';
import { readRequestHeaders } from '../../../electron/engine/requests/request-headers.ts';
import { readRequestUrl } from '../../../electron/engine/requests/request-url.ts';
import { test } from './sending.ts';

test.describe('URL', () => {
  for (const [text, error] of [
    ['', { expected: 'http://… or https://…', actual: 'empty' }],
    ['example.com/path', { actual: 'no scheme' }],
    ['localhost:8787/protected', { expected: 'http: or https:', actual: 'localhost:' }],
    ['file:///etc/passwd', { actual: 'file:' }],
    ['javascript:alert(1)', { actual: 'javascript:' }],
    ['http://', { actual: 'not a URL' }],
    ['http://a b/', { actual: 'not a URL' }],
    ['http://host:99999/', { actual: 'not a URL' }],
    ['http://user:secret@host/', { expected: 'no user name or password' }],
    ['http://host/a\r\nX-Injected: 1', { actual: 'CR', offset: 13 }],
    ['  http://host/\tx', { actual: 'TAB', offset: 14 }],
    ['http://host/\u0000', { actual: 'NUL', offset: 12 }],
  ] as const) {
    test(`refuses ${JSON.stringify(text)}`, () => {
      expect(readRequestUrl(text)).toMatchObject({ ok: false, error: { code: 'url-malformed', field: 'url', ...error } });
    });
  }

  test('a refusal never repeats a password', () => {
    expect(JSON.stringify(readRequestUrl('http://user:hunter2@host/'))).not.toContain('hunter2');
  });

  test('takes what a person would type', () => {
    const read = (text: string): string => {
      const url = readRequestUrl(text);
      return url.ok ? url.value.href : url.error.code;
    };
    expect(read(' http://127.0.0.1:8787/protected ')).toBe('http://127.0.0.1:8787/protected');
    expect(read('HTTPS://Example.COM/\ud55c?q=a b#here')).toBe('https://example.com/%ED%95%9C?q=a%20b');
    expect(read('http://\ud55c\uad6d.kr/')).toBe('http://xn--3e0b707e.kr/');
  });
});

test.describe('headers', () => {
  for (const [field, error] of [
    [
      { name: 'X-A', value: 'one\r\nX-B: two' },
      { field: 'headers.1.value', offset: 3, actual: 'CR' },
    ],
    [
      { name: 'X-A', value: 'a\nb' },
      { field: 'headers.1.value', offset: 1, actual: 'LF' },
    ],
    [
      { name: 'X-A', value: 'a\u0000' },
      { field: 'headers.1.value', offset: 1, actual: 'NUL' },
    ],
    [
      { name: 'X-A', value: 'a\u007f' },
      { field: 'headers.1.value', offset: 1, actual: 'U+007F' },
    ],
    [
      { name: 'X-A', value: '12\ud55c' },
      { field: 'headers.1.value', offset: 2, actual: 'U+D55C' },
    ],
    [
      { name: 'X-A', value: '\ud83d\ude00' },
      { field: 'headers.1.value', offset: 0, actual: 'U+1F600' },
    ],
    [
      { name: 'X A', value: '1' },
      { field: 'headers.1.name', offset: 1, actual: 'U+0020' },
    ],
    [
      { name: 'X\r\nY', value: '1' },
      { field: 'headers.1.name', offset: 1, actual: 'CR' },
    ],
    [
      { name: 'X\r\n', value: '1' },
      { field: 'headers.1.name', offset: 1, actual: 'CR' },
    ],
    [
      { name: '', value: '\n' },
      { field: 'headers.1.name', actual: 'empty' },
    ],
    [
      { name: 'X:', value: '1' },
      { field: 'headers.1.name', offset: 1 },
    ],
    [
      { name: '', value: 'orphan' },
      { field: 'headers.1.name', actual: 'empty' },
    ],
    [
      { name: 'Content-Length', value: '3' },
      { field: 'headers.1.name', actual: 'content-length' },
    ],
    [{ name: 'transfer-encoding', value: 'chunked' }, { field: 'headers.1.name' }],
    [{ name: 'Connection', value: 'close' }, { field: 'headers.1.name' }],
    [
      { name: 'host', value: 'b' },
      { field: 'headers.1.name', expected: 'one Host' },
    ],
  ] as const) {
    test(`refuses ${JSON.stringify(field)}`, () => {
      const read = readRequestHeaders([{ name: 'Host', value: 'a' }, field], false);
      expect(read).toMatchObject({ ok: false, error: { code: 'header-malformed', ...error } });
    });
  }

  test('what is let through cannot end a line', () => {
    const any = fc.record({ name: fc.string({ unit: 'binary' }), value: fc.string({ unit: 'binary' }) });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), (fields) => {
        const read = readRequestHeaders(fields, false);
        const sent = read.ok ? read.value : [];
        return sent.every(({ name, value }) => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) && !/[^\t\x20-\x7e\x80-\xff]/.test(value));
      }),
      { numRuns: 200 },
    );
  });
});
