import { expect, test } from '@playwright/test';
import { judgeClaim } from '../../../electron/engine/bulk/minting/row-shape.ts';
import { firstRows, readHead } from '../../../electron/engine/bulk/reading/head.ts';
import { readProfiles } from '../../../electron/engine/profiles/profile-file.ts';
import { errors as english } from '../../../renderer/src/messages/en/errors.ts';
import { errors as korean } from '../../../renderer/src/messages/ko/errors.ts';
import { appError, type AppError } from '../../../shared/errors.ts';
import { parseInstant } from '../../../shared/instant.ts';
import { parseLifetime } from '../../../shared/lifetime.ts';
import { createFiller } from '../../../shared/placeholders.ts';
import { beginSpan } from '../../../shared/session-span.ts';

/** What a person reads of it, in both languages. */
function sentences(error: AppError | null | undefined): string[] {
  if (error === null || error === undefined) return [];
  return [english, korean].map((errors) => {
    const { title, way } = errors[error.code](error);
    return `${title}. ${way}`;
  });
}

/** What is wrong with the first row of such a source, or with the source itself. */
function problemOf(source: string | Buffer): AppError | null | undefined {
  const bytes = Buffer.from(source);
  const head = readHead(bytes, true);
  if (!head.ok) return head.error;
  return firstRows(bytes.subarray(head.value.offset), head.value, 1)[0]?.problem;
}

test('a name that stands twice in a row of JSON is named', () => {
  expect(sentences(problemOf('{"sub":"ada",\t"sub":"eve: x"}'))).toEqual([
    'This is not JSON. Line 1, column 15: “sub” stands there twice. A token may carry each name once; keep one of them.',
    'JSON이 아닙니다. 1번째 줄 15번째 글자: “sub” 이름이 두 번 나옵니다. 토큰에는 같은 이름을 한 번만 쓸 수 있으니 하나만 남기세요.',
  ]);
  expect(sentences(problemOf('{"a: b\\n":1,"a: b\\n":2}'))[0]).toContain('“a: b\n” stands there twice');
});

test('a list of JSON is not taken for rows, and the way to make them of it is told', () => {
  const list = [
    "This is a JSON list. Write one JSON object in each line, with no list around them: jq -c '.[]' rows.json does that.",
    "JSON 목록 하나입니다. 목록으로 묶지 말고 한 줄에 JSON 객체를 하나씩 쓰세요. jq -c '.[]' rows.json으로 바꿀 수 있습니다.",
  ];
  for (const source of ['[{"sub":"ada"}]', '\uFEFF\n [\n  {"sub":"ada"},\n  {"sub":"eve"}\n]\n'])
    expect(sentences(problemOf(source))).toEqual(list);
});

test('how long a row may be is told in the units of the app', () => {
  const tooLong = [
    'The row in line 2 does not fit. Expected at most 1 MB; got more.',
    '2번째 줄의 행이 맞지 않습니다. 필요한 것: 최대 1 MB, 받은 것: 그보다 큼.',
  ];
  expect(sentences(problemOf(`sub\n${'x'.repeat(1_048_577)}\n`))).toEqual(tooLong);
  expect(sentences(problemOf(`{"a":1}\n{"a":"${'x'.repeat(1_048_576)}"}\n`))).toEqual([]);
  expect(sentences(problemOf(`{"a":"${'é'.repeat(524_288)}"}\n`))[0]).toBe(tooLong[0]?.replace('line 2', 'line 1'));
});

test('a file in another encoding is said to be one', () => {
  const way = ['This is not UTF-8. Save the file as UTF-8 and open it again.', 'UTF-8이 아닙니다. 파일을 UTF-8로 저장한 뒤 다시 여세요.'];
  expect(sentences(problemOf(Buffer.from('\uFEFFsub\nada\n', 'utf16le')))).toEqual([
    `This is not CSV: line 1, column 1. ${way[0]}`,
    `CSV가 아닙니다: 1번째 줄, 1번째 글자. ${way[1]}`,
  ]);
  expect(sentences(problemOf(Buffer.from('sub\nJ\xfcrgen\n', 'latin1')))[0]).toBe(`This is not CSV: line 2, column 2. ${way[0]}`);
  expect(sentences(problemOf(Buffer.from('{"sub":"J\xfcrgen"}\n', 'latin1')))[0]).toBe(`This is not JSON: line 1, column 10. ${way[0]}`);
});

test('a source without anything in it is said to be empty', () => {
  expect(sentences(problemOf('\uFEFF'))).toEqual([
    'There are no rows in it. It is empty. Write CSV with the names in its first line, or one JSON object in each line.',
    '행이 없습니다. 내용이 비어 있습니다. 첫 줄에 이름이 있는 CSV나 한 줄에 하나씩 JSON 객체를 쓰세요.',
  ]);
});

test('a day, a zone or an offset that does not exist is named as what it is, and not as a lifetime', () => {
  for (const [text, ...wanted] of [
    [
      '2027-02-30',
      '“2027-02-30” is not a time. Expected a date and time that exist.',
      '“2027-02-30”은(는) 시각이 아닙니다. 필요한 형태: 실제로 있는 날짜와 시각.',
    ],
    [
      '2027-01-31 18:00 Asia/Soul',
      '“Asia/Soul” is not a time zone. Expected a time zone of the IANA database, such as Asia/Seoul.',
      '“Asia/Soul”은(는) 시간대가 아닙니다. 필요한 형태: Asia/Seoul처럼 IANA 데이터베이스에 있는 시간대.',
    ],
    [
      '2027-01-31T18:00+25:00',
      '“2027-01-31T18:00+25:00” is not a time. Expected an offset up to 23:59.',
      '“2027-01-31T18:00+25:00”은(는) 시각이 아닙니다. 필요한 형태: 23:59까지의 시간 차이.',
    ],
  ] as const) {
    const [lifetime, instant] = [parseLifetime(`until ${text}`), parseInstant(text, 0)];
    expect(lifetime.ok ? [] : sentences(lifetime.error)).toEqual(wanted);
    expect(instant.ok ? [] : sentences(instant.error)).toEqual(wanted);
  }
});

test('claims that shadow fields are told of all at once, with what can be done about it', () => {
  expect(sentences(appError('claim-shadows-field', { field: 'claims', actual: 'exp, sub' }))).toEqual([
    'Already set: “exp”, “sub”. Remove the claim or rename the column. For iss, sub or aud you may empty the field instead.',
    '이미 정해진 값입니다: “exp”, “sub”. 클레임에서 지우거나 열 이름을 바꾸세요. iss, sub, aud라면 칸을 비워도 됩니다.',
  ]);
});

test('a session takes lengths and no dates, and says so', () => {
  const span = (refreshLifetime: string, slidesUpTo: string | null) => {
    const begun = beginSpan(1_800_000_000, refreshLifetime, slidesUpTo);
    return begun.ok ? [] : sentences(begun.error);
  };
  expect(span('until 2030-01-01', null)).toEqual([
    '“until 2030-01-01” is not a lifetime. It counts from the start: write it like 90m, 2h30m, 1d, 3 weeks or 1mo.',
    '“until 2030-01-01”은(는) 유효 기간이 아닙니다. 시작한 때부터 셉니다. 90m, 2h30m, 1d, 3 weeks, 1개월처럼 쓰세요.',
  ]);
  expect(span('1d', '1h')).toEqual([
    '“1h” is out of range. Expected at least 1d.',
    '“1h”은(는) 범위를 벗어난 시각입니다. 필요한 범위: 1d 이상.',
  ]);
});

test('a file of profiles that cannot be read says where, and what is wrong there', () => {
  const problem = (text: string) => {
    const read = readProfiles(text, { nameOf: () => null, idOf: () => null });
    return read.ok ? [] : sentences(read.error);
  };
  expect(problem('{"format":"tokensmith-profiles",\n"format":1}')).toEqual([
    'The file cannot be read. Line 2, column 1: this name stands there twice; keep one of them.',
    '파일을 읽을 수 없습니다. 2번째 줄 1번째 글자: 같은 이름이 두 번 나옵니다. 하나만 남기세요.',
  ]);
  expect(problem('hello')[0]).toMatch(/^The file cannot be read\. Line 1, column 1: /);
  expect(problem('{"a":1}')[0]).toBe('This is not the right kind of file. Expected tokensmith-profiles, version 1.');
});

test('a value that shall be JSON and is none says why', () => {
  const filler = createFiller(
    [{ name: 'roles', kind: 'json', isRequired: true, default: '', hint: '' }],
    [{ name: 'roles', value: '{"a":1,"a":2}' }],
    { issuedAt: 0, sha256: () => '' },
  );
  filler.text('{{roles}}');
  expect(sentences(filler.problem())).toEqual([
    'roles does not fit: line 1, column 8. It must be of the kind json: this name stands there twice; keep one of them.',
    'roles: 맞지 않는 값입니다. 1번째 줄, 8번째 글자. 필요한 종류: JSON. 같은 이름이 두 번 나옵니다. 하나만 남기세요.',
  ]);
  const cell = judgeClaim({ cell: 0, column: 'roles', variable: 'roles', kind: 'json', claim: 'json' }, '{"a":1,"a":2}');
  expect(cell.ok ? [] : sentences(cell.error)[0]).toBe(
    'roles does not fit. It must be of the kind json: this name stands there twice; keep one of them.',
  );
});
