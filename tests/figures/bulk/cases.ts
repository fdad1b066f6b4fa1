import { appError, type AppError } from '../../../shared/errors.ts';
import type { Read } from './reading.ts';

export type RowsCase = { readonly name: string; readonly bytes: Buffer; readonly expected: Read };

const separators = [',', ';', '\t'] as const;
const ends = { LF: '\n', CRLF: '\r\n' } as const;
const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** Texts of CSV and of JSON lines, right and wrong, and exactly what reading them has to come to. */
export function allCases(): RowsCase[] {
  const csv = separators.flatMap((separator) => Object.entries(ends).flatMap(([end, feed]) => csvCases(separator, feed, end)));
  return [...csv, ...headCases(), ...jsonCases(), ...byteCases()];
}

const good = (rows: readonly unknown[]): Read => ({ refused: null, rows: rows.map((row) => JSON.stringify(row)), problems: [] });
const bad = (rows: readonly unknown[], ...problems: AppError[]): Read => ({ ...good(rows), problems });
const refused = (error: AppError, rows: readonly unknown[] = []): Read => ({ ...good(rows), refused: error });
const malformed = (actual: string, line: number, column: number) => appError('csv-malformed', { actual, line, column });
const cells = (expected: number, actual: number, line: number) =>
  appError('row-malformed', { expected: `${expected} cells`, actual: String(actual), line });

/** Written with commas and LF, and translated. A row of "ok,1" follows each, to see that reading goes on. */
function csvCases(separator: string, feed: string, end: string): RowsCase[] {
  const write = (text: string) => Buffer.from(text.replaceAll(',', separator).replaceAll('\n', feed));
  const kept = (text: string) => text.replaceAll(',', separator).replaceAll('\n', feed);
  const next = ['ok', '1'];
  const one = (name: string, row: string, expected: Read): RowsCase => ({
    name: `${name}, ${separatorNames[separator === ';' ? ';' : separator === '\t' ? '\t' : ',']}, ${end}`,
    bytes: write(`a,b\n${row}\nok,1\n`),
    expected,
  });
  return [
    one('plain', 'x,y', good([['x', 'y'], next])),
    one('empty cells', ',', good([['', ''], next])),
    one('spaces are kept', ' x , y ', good([[' x ', ' y '], next])),
    one('quotes', '"x","y"', good([['x', 'y'], next])),
    one('separator in quotes', '"x,y",z', good([[kept('x,y'), 'z'], next])),
    one('line end in quotes', '"x\ny",z', good([[kept('x\ny'), 'z'], next])),
    one('quote in quotes', '"x""y",""', good([['x"y', ''], next])),
    one('only quotes', '"""",""""""', good([['"', '""'], next])),
    one('empty lines', '\n\nx,y\n', good([['x', 'y'], next])),
    one('not ASCII', 'Zoë,한국어 😀', good([['Zoë', '한국어 😀'], next])),
    one('quote inside a cell', 'x"y,z', bad([next], malformed('quote-inside-cell', 2, 2))),
    one('quote behind a space', 'x, "y"', bad([next], malformed('quote-inside-cell', 2, 4))),
    one('text behind a quote', '"x"y,z', bad([next], malformed('text-after-quote', 2, 4))),
    one('text behind a quote on the second line of a row', '"x\ny" ,z', bad([next], malformed('text-after-quote', 3, 3))),
    one('text behind a quote, and a quote that would open a cell', '"x"y,"z', bad([next], malformed('text-after-quote', 2, 4))),
    one('quote inside a cell, and a cell of two lines', 'x"y,"z\nw"', bad([next], malformed('quote-inside-cell', 2, 2))),
    one('too few cells', 'x', bad([next], cells(2, 1, 2))),
    one('too many cells', 'x,y,z', bad([next], cells(2, 3, 2))),
    one('too many, quoted', '"x","y","z"', bad([next], cells(2, 3, 2))),
    one('bare carriage return', 'x\ry,z', bad([next], malformed('bare-carriage-return', 2, 2))),
    one('bare carriage return behind a quote', '"x"\ry,z', bad([next], malformed('bare-carriage-return', 2, 4))),
    one('unclosed quote', 'x,y\n"z,y', refused(malformed('unclosed-quote', 3, 1), [['x', 'y']])),
    one('unclosed quote in a later cell', 'x,"y', refused(malformed('unclosed-quote', 2, 3))),
    one('two wrong rows', 'x\ny"z,1', bad([next], cells(2, 1, 2), malformed('quote-inside-cell', 3, 2))),
  ];
}

function headCases(): RowsCase[] {
  const one = (name: string, text: string | Buffer, expected: Read): RowsCase => ({ name, bytes: Buffer.from(text), expected });
  const column = (actual: string, place: number, line = 1) => appError('csv-malformed', { field: `columns.${place}`, actual, line });
  const none = appError('row-malformed', { field: 'file', expected: 'rows', actual: 'none' });
  const many = Array.from({ length: 201 }, (_, index) => `c${index}`).join(',');
  return [
    one('nothing', '', refused(none)),
    one('only spaces', ' \r\n\t\n', refused(none)),
    one('a head and no rows', 'a,b\n', good([])),
    one('a head without an end', 'a,b', good([])),
    one('one column', 'a\nx\ny', good([['x'], ['y']])),
    one('byte order mark', '\ufeffa,b\nx,y\n', good([['x', 'y']])),
    one('byte order mark alone', '\ufeff', refused(none)),
    one('no end of the last line', 'a,b\nx,y', good([['x', 'y']])),
    one(
      'mixed ends of lines',
      'a,b\r\nx,y\nz,w\r\n',
      good([
        ['x', 'y'],
        ['z', 'w'],
      ]),
    ),
    one('empty lines before the head', '\n\na,b\nx\n', bad([], cells(2, 1, 4))),
    one('semicolons, though a comma is in a cell', 'a;b\nx,1;y\n', good([['x,1', 'y']])),
    one('separator between quotes in the head', '"a;x;y",b\n1,2\n', good([['1', '2']])),
    one('a line end in the head', '"a\nx",b\n1\n', bad([], cells(2, 1, 3))),
    one('a column twice', 'a,b,a\nx,y,z\n', refused(column('column-name-twice', 3))),
    one('a typed column twice', 'a,a:number\n1,2\n', refused(column('column-name-twice', 2))),
    one('a column without a name', 'a,,b\nx,y,z\n', refused(column('no-column-name', 2))),
    one('a column of spaces', 'a,  \nx,y\n', refused(column('no-column-name', 2))),
    one('columns without a name behind empty lines', '\n\na,\n', refused(column('no-column-name', 2, 3))),
    one(
      '201 columns',
      `${many}\n`,
      refused(appError('csv-malformed', { field: 'columns', expected: 'at most 200 columns', actual: '201', line: 1 })),
    ),
    one('a broken head', 'a"b,c\nx,y\n', refused(malformed('quote-inside-cell', 1, 2))),
    one('a head that does not end', 'a,"b\nx,y\n', refused(malformed('unclosed-quote', 1, 3))),
    one('lines that end as on old Macs', 'a,b\rx,y\r', refused(malformed('bare-carriage-return', 1, 4))),
    one('a last line that ends with a carriage return', 'a,b\nx,y\r', bad([], malformed('bare-carriage-return', 2, 4))),
  ];
}

function jsonCases(): RowsCase[] {
  const lines = (name: string, text: string, rows: readonly string[], ...problems: AppError[]): RowsCase => ({
    name: `JSON lines: ${name}`,
    bytes: Buffer.from(text),
    expected: { refused: null, rows, problems },
  });
  const json = (actual: string, line: number, column: number) => appError('json-malformed', { actual, line, column });
  const kind = (actual: string, line: number) => appError('row-malformed', { expected: 'object', actual, line });
  const list = (name: string, text: string): RowsCase => ({
    name: `JSON lines: ${name}`,
    bytes: Buffer.from(text),
    expected: refused(appError('row-malformed', { field: 'file', expected: 'json-lines', actual: 'array' })),
  });
  const next = '{"ok":1}';
  const wrong = (name: string, line: string, problem: AppError) => lines(name, `{}\n${line}\n${next}\n`, ['{}', next], problem);
  return [
    lines('empty object', '{}\n', ['{}']),
    lines('no last line end', '{"a":1}\n{"a":2}', ['{"a":1}', '{"a":2}']),
    lines('CRLF', '{"a":1}\r\n{"a":2}\r\n', ['{"a":1}', '{"a":2}']),
    lines('blank lines', '\n{"a":1}\n \t\n\n{"a":2}\n', ['{"a":1}', '{"a":2}']),
    lines('spaces', '  { "a" : [ 1 ] }  \n', ['{"a":[1]}']),
    lines('byte order mark', '\ufeff{"a":1}\n', ['{"a":1}']),
    lines('numbers as they are', '{"a":10000000000000000001,"b":1.0,"c":1E3}\n', ['{"a":10000000000000000001,"b":1.0,"c":1E3}']),
    lines('a member named __proto__', '{"__proto__":1}\n', ['{"__proto__":1}']),
    wrong('a member twice', '{"a":1,"a":2}', json('duplicate-member: a', 2, 8)),
    wrong('a comma too many', '{"a":1,}', json('unexpected-character', 2, 8)),
    wrong('cut off', '{"a":', json('unexpected-end', 2, 6)),
    wrong('two on a line', '{} {}', json('trailing-characters', 2, 4)),
    wrong('single quotes', "{'a':1}", json('unexpected-character', 2, 2)),
    wrong('a wrong escape', '{"a":"\\x"}', json('malformed-escape', 2, 7)),
    wrong('half a character', '{"a":"\\ud800"}', json('lone-surrogate', 2, 7)),
    wrong('a tab in a string', '{"a":"\t"}', json('control-character', 2, 7)),
    wrong('a number with zeros', '{"a":01}', json('malformed-number', 2, 6)),
    wrong('too deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, json('too-deep', 2, 37)),
    wrong('an array', '[1]', kind('array', 2)),
    wrong('a string', '"a"', kind('string', 2)),
    wrong('null', 'null', kind('null', 2)),
    list('a list over several lines', '[\n{"a":1}\n]\n'),
    list('a list on one line', ' [{"a":1}]'),
    {
      name: 'JSON lines: text between',
      bytes: Buffer.from('{}\nhello\n{}'),
      expected: { refused: null, rows: ['{}', '{}'], problems: [json('unexpected-character', 2, 1)] },
    },
  ];
}

function byteCases(): RowsCase[] {
  const bytes = (...parts: (string | number[])[]) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  const notText = (line: number, column: number, offset: number) =>
    appError('csv-malformed', { actual: 'not-utf-8', line, column, offset });
  const one = (name: string, wrong: number[]): RowsCase => ({
    name: `not UTF-8: ${name}`,
    bytes: bytes('a,b\nx,y\nz,é', wrong, '\nok,1\n'),
    expected: bad(
      [
        ['x', 'y'],
        ['ok', '1'],
      ],
      notText(3, 4, 12),
    ),
  });
  const long = 'x'.repeat(1_048_576);
  const longer = appError('row-malformed', { expected: 'at most 1 MB', actual: 'more', line: 2 });
  return [
    one('a byte of Latin-1', [0xe9]),
    one('a byte that never is', [0xff]),
    one('a character that is cut off', [0xf0, 0x9f, 0x98]),
    one('an overlong slash', [0xc0, 0xaf]),
    one('half a surrogate pair', [0xed, 0xa0, 0x80]),
    one('over U+10FFFF', [0xf4, 0x90, 0x80, 0x80]),
    one('a byte that goes on with nothing', [0x80]),
    { name: 'UTF-16', bytes: Buffer.from('\ufeffa,b\nx,y\n', 'utf16le'), expected: refused(notText(1, 1, 0)) },
    { name: 'not UTF-8 in the head', bytes: bytes('a,b', [0xff], '\nx,y\n'), expected: refused(notText(1, 4, 3)) },
    {
      name: 'not UTF-8 in JSON lines',
      bytes: bytes('{"a":1}\n{"a":"', [0xff], '"}\n{"a":2}\n'),
      expected: {
        refused: null,
        rows: ['{"a":1}', '{"a":2}'],
        problems: [appError('json-malformed', { actual: 'not-utf-8', line: 2, column: 7, offset: 14 })],
      },
    },
    {
      name: 'a row of a MiB',
      bytes: Buffer.from(`a,b\n${long.slice(2)},y\nok,1\n`),
      expected: good([
        [long.slice(2), 'y'],
        ['ok', '1'],
      ]),
    },
    { name: 'a row of more than a MiB', bytes: Buffer.from(`a,b\n${long},y\nok,1\n`), expected: bad([['ok', '1']], longer) },
  ];
}
