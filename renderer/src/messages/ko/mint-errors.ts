import type { NotRenewableReason } from '../../../../shared/tokens.ts';
import { formatUtc } from '../../lib/format.ts';
import type { MintErrorMessages } from '../en/mint-errors.ts';
import { jsonProblemIn } from '../error-fields.ts';
import { jsonProblems, mint } from './mint.ts';

const notRenewable: Readonly<Record<NotRenewableReason, string>> = {
  pasted: '다른 곳에서 만든 토큰입니다. 복제해서 직접 발급하세요.',
  oauth: '제공자가 준 토큰입니다. 제공자에게 새로 요청하세요.',
  'refresh-token': '리프레시 토큰은 갱신하지 않고 교환합니다. 세션을 새로 고치세요.',
  used: '이미 교환한 리프레시 토큰입니다. 다음 토큰이 보관함에 있습니다.',
  session: '세션에 속한 토큰입니다. 세션을 새로 고치면 새 액세스 토큰이 나옵니다.',
  'session-revoked': '세션이 폐기되었습니다. 새로 시작하세요.',
  'until-over': '정해 둔 만료 날짜가 지났습니다. 복제해서 다른 만료를 정하세요.',
  'key-unknown': '서명한 키가 여기에 없습니다.',
  encrypted: '암호화된 토큰이고 만든 방법이 남아 있지 않습니다. 원본에서 복제하세요.',
  'json-form': 'JSON 형태의 토큰이고 만든 방법이 남아 있지 않습니다.',
  selective: '클레임을 선택적으로 공개하는 토큰(SD-JWT)이라 공개 항목을 새로 만들 수 없습니다.',
  'no-claims': '클레임이 없어 갱신할 시각도 없습니다.',
  header: '헤더에 다시 만들 수 없는 매개변수가 있습니다.',
  times: '다시 만들 수 없는 시각입니다. 초 단위 정수가 아니거나 서로 맞지 않습니다.',
  'too-large': '클레임이 발급할 수 있는 크기보다 큽니다.',
};

/** 유효 기간을 쓰는 방법: 엔진이 필요하다고 알려 주는 말별로. */
export function lifetimeWay(expected: string | undefined): string {
  if (expected?.startsWith('a span') === true) return '시작한 때부터 셉니다. 90m, 2h30m, 1d, 3 weeks, 1개월처럼 쓰세요.';
  if (expected === 'a lifetime with an end') return '끝이 있어야 합니다. 5m이나 1h처럼 쓰세요.';
  return '90m, 2h30m, 3 weeks, 1개월이나 until 2027-01-31 18:00 Asia/Seoul처럼 쓰세요.';
}

/** 다른 인코딩으로 저장된 파일. */
export const notUtf8 = 'UTF-8이 아닙니다. 파일을 UTF-8로 저장한 뒤 다시 여세요.';

function whyNotJson(actual: string | undefined): string {
  const found = jsonProblemIn(actual, jsonProblems);
  return found === null ? '' : ` ${jsonProblems[found.problem]}`;
}

/** CSV를 읽다가 찾은 문제: 읽는 쪽이 알려 주는 코드별로. */
const csvProblems: Readonly<Record<string, string>> = {
  'quote-inside-cell': '칸 중간에 따옴표가 있습니다. 칸 전체를 따옴표로 감싸고 안의 따옴표는 두 번 쓰세요.',
  'text-after-quote': '닫는 따옴표 뒤에는 구분 기호만 올 수 있습니다. 따옴표 안의 따옴표는 두 번 쓰세요.',
  'not-utf-8': notUtf8,
  'unclosed-quote': '여기서 연 따옴표를 닫지 않았습니다. 닫거나, 따옴표 안의 따옴표라면 두 번 쓰세요.',
  'bare-carriage-return': '줄 바꿈(LF) 없이 캐리지 리턴(CR)만 있습니다. 줄을 LF나 CRLF로 끝내세요.',
  'row-too-long': '첫 줄이 너무 깁니다. 첫 줄에 열 이름이 있는 CSV인지 확인하세요.',
  'no-column-name': '이름이 없는 열이 있습니다. 첫 줄에 열 이름을 모두 쓰세요.',
  'column-name-twice': '이름이 같은 열이 두 개 있습니다. 서로 다른 이름을 쓰세요.',
};

/** 행과 시각에 대해 엔진이 영어로 알려 주는 말. */
const engineWords: readonly (readonly [RegExp, string])[] = [
  [/^(\d+) cells$/, '$1칸'],
  [/^(\d+)$/, '$1'],
  [/^at least (.+)$/, '$1 이상'],
  [/^at most (\d+ MB)$/, '최대 $1'],
  [/^at most (\d+) members$/, '최대 $1개 멤버'],
  [/^at most (\d+) columns$/, '최대 $1개 열'],
  [/^more$/, '그보다 큼'],
  [/^object$/, '객체'],
  [/^array$/, '배열'],
  [/^string$/, '텍스트'],
  [/^number$/, '숫자'],
  [/^boolean$/, '참 / 거짓'],
  [/^the members of the first rows$/, '처음 행들에 있는 멤버'],
  [/^another member$/, '다른 멤버'],
  [/^no member of that name$/, '그 이름의 멤버가 없음'],
  [/^a date and time that exist$/, '실제로 있는 날짜와 시각'],
  [/^an offset up to 23:59$/, '23:59까지의 시간 차이'],
  [/^a time zone of the IANA database, such as (.+)$/, '$1처럼 IANA 데이터베이스에 있는 시간대'],
];

/** 변수의 종류. */
const kinds: Readonly<Record<string, string>> = {
  text: '텍스트',
  number: '숫자',
  boolean: '참 / 거짓',
  json: 'JSON',
  list: '목록',
  time: '시각',
  sha256: '텍스트의 SHA-256',
};

function kindInKorean(kind: string | undefined): string {
  return (kind !== undefined && Object.hasOwn(kinds, kind) ? kinds[kind] : kind) ?? '프로필이 정한 종류';
}

function inKorean(words: string): string {
  const known = engineWords.find(([pattern]) => pattern.test(words));
  return known === undefined ? words : words.replace(known[0], known[1]);
}

const impossibleForms: Readonly<Record<string, { readonly title: string; readonly way: string }>> = {
  keyId: { title: '서명도 암호화도 하지 않는 토큰입니다', way: '서명할 키나 암호화를 선택하세요.' },
  embedsKey: { title: '이 키에는 헤더에 넣을 공개 키가 없습니다', way: '키 쌍을 선택하거나 헤더에 키를 넣지 마세요.' },
  'form.isDetached': { title: '암호화한 토큰은 분리할 수 없습니다', way: '둘 가운데 하나를 끄세요.' },
  'form.isUnencoded': {
    title: '이 페이로드는 인코딩 없이 넣을 수 없습니다',
    way: '컴팩트 형태에는 마침표를 뺀 출력 가능한 ASCII 문자만(RFC 7797 5.2절), JSON 형태에는 텍스트만 인코딩 없이 넣을 수 있고 클레임은 안 됩니다. 분리하거나 인코딩하세요.',
  },
  'form.otherKeyIds': {
    title: '이 추가 서명은 할 수 없습니다',
    way: '암호화하지 않은 일반 JSON에서만, 키마다 한 번씩 서명할 수 있습니다.',
  },
};

function isReason(reason: string | undefined): reason is NotRenewableReason {
  return reason !== undefined && Object.hasOwn(notRenewable, reason);
}

function date(seconds: string | undefined): string {
  return seconds === undefined ? '?' : formatUtc(Number(seconds), 'ko-KR');
}

function variableName(field: string | undefined): string {
  return field?.replace(/^.*values\./, '') ?? '변수';
}

/** Of a whole source, by what was expected of it. */
const sourceProblems: Readonly<Record<string, { title: string; way: string } | undefined>> = {
  rows: { title: '행이 없습니다', way: '내용이 비어 있습니다. 첫 줄에 이름이 있는 CSV나 한 줄에 하나씩 JSON 객체를 쓰세요.' },
  'json-lines': {
    title: 'JSON 목록 하나입니다',
    way: "목록으로 묶지 말고 한 줄에 JSON 객체를 하나씩 쓰세요. jq -c '.[]' rows.json으로 바꿀 수 있습니다.",
  },
};

export const mintErrors: MintErrorMessages = {
  'profile-not-found': () => ({ title: '이 프로필은 더 이상 없습니다', way: '그 사이에 삭제되었습니다. 다른 프로필을 고르세요.' }),
  'profile-built-in': () => ({ title: '기본 프로필은 바꿀 수 없습니다', way: '내 프로필로 저장한 뒤 그것을 고치세요.' }),
  'not-renewable': ({ actual }) => ({
    title: '이 토큰은 갱신할 수 없습니다',
    way: isReason(actual) ? notRenewable[actual] : '복제해서 새로 발급하세요.',
  }),
  'session-not-found': () => ({ title: '이 세션은 더 이상 없습니다', way: '세션의 토큰이 삭제되었습니다. 새 토큰 쌍을 발급하세요.' }),
  'session-revoked': () => ({ title: '폐기된 세션입니다', way: '이 세션의 토큰은 모두 쓸 수 없습니다. 새 토큰 쌍을 발급하세요.' }),
  'session-ended': () => ({ title: '끝난 세션입니다', way: '리프레시 토큰이 만료되었습니다. 새 토큰 쌍을 발급하세요.' }),
  'refresh-reused': () => ({
    title: '이미 쓴 리프레시 토큰이라 세션을 폐기했습니다',
    way: '같은 토큰이 두 번 쓰이면 도난당했을 수 있습니다(RFC 9700 4.14.2절). 새 토큰 쌍을 발급하세요.',
  }),
  'not-a-refresh-token': () => ({ title: '리프레시 토큰이 아닙니다', way: '토큰 쌍의 리프레시 토큰만 교환할 수 있습니다.' }),
  'instant-malformed': ({ expected, actual }) => ({
    title:
      actual === undefined || actual === ''
        ? '시각이 비어 있습니다'
        : expected?.startsWith('a time zone') === true
          ? `“${actual}”은(는) 시간대가 아닙니다`
          : `“${actual}”은(는) 시각이 아닙니다`,
    way: `필요한 형태: ${inKorean(expected ?? 'now, 5m, -60s 또는 2027-01-31T18:00Z 같은 날짜')}.`,
  }),
  'time-in-milliseconds': ({ expected, actual }) => ({
    title: `${actual ?? '이 값'}: 밀리초로 쓴 시각입니다`,
    way: `토큰의 시각은 1970년부터 초로 셉니다. 초로 쓰면: ${expected ?? '마지막 세 자리를 지우세요'}.`,
  }),
  'time-out-of-range': ({ expected, actual }) => ({
    title: actual === undefined ? '범위를 벗어난 시각입니다' : `“${actual}”은(는) 범위를 벗어난 시각입니다`,
    way: `필요한 범위: ${inKorean(expected ?? '서기 10000년 이전')}.`,
  }),
  'time-skipped': ({ expected }) => ({
    title: '존재하지 않는 현지 시각입니다',
    way: `그곳의 시계가 이 시각을 건너뜁니다. 바로 다음 시각: ${expected ?? '한 시간 뒤'}.`,
  }),
  'never-valid': ({ expected, actual }) => ({
    title: '유효해지기도 전에 만료됩니다',
    way: `유효 시작: ${date(expected)}, 만료: ${date(actual)}. 만료를 늦추거나 유효 시작을 앞당기세요.`,
  }),
  'variable-missing': ({ field }) => ({
    title: `${variableName(field)}: 꼭 필요한 값입니다`,
    way: '값을 채우세요. 프로필에 기본값이 없습니다.',
  }),
  'variable-malformed': ({ field, expected, actual, line, column }) => ({
    title:
      line === undefined
        ? `${variableName(field)}: 맞지 않는 값입니다`
        : `${variableName(field)}: 맞지 않는 값입니다. ${line}번째 줄, ${column ?? 1}번째 글자`,
    way: `필요한 종류: ${kindInKorean(expected)}.${whyNotJson(actual)}`,
  }),
  'parameter-reserved': ({ actual }) => ({
    title: `“${actual ?? '이 매개변수'}” 값은 발급할 때 자동으로 들어갑니다`,
    way: '추가 매개변수에서 지우세요. 고를 수 있는 값은 양식에 전용 칸이 있습니다.',
  }),
  'payload-malformed': ({ expected, offset }) => ({
    title: offset === undefined ? '이대로는 서명할 수 없습니다' : `이대로는 서명할 수 없습니다: ${offset + 1}번째 글자`,
    way: `필요한 형태: ${expected ?? '텍스트 또는 채움 없는 base64url'}.`,
  }),
  'form-impossible': ({ field, expected }) =>
    impossibleForms[field ?? ''] ?? {
      title: '이런 형태의 토큰은 만들 수 없습니다',
      way: expected === undefined ? '다른 형태를 고르세요.' : `필요한 형태: ${expected}.`,
    },
  'csv-malformed': ({ expected, actual, line, column }) => ({
    title:
      line === undefined
        ? 'CSV가 아닙니다'
        : column === undefined
          ? `CSV가 아닙니다: ${line}번째 줄`
          : `CSV가 아닙니다: ${line}번째 줄, ${column}번째 글자`,
    way:
      (actual !== undefined && Object.hasOwn(csvProblems, actual) ? csvProblems[actual] : undefined) ??
      (expected === undefined
        ? '따옴표와 구분 기호를 확인하세요.'
        : `필요한 것: ${inKorean(expected)}, 받은 것: ${inKorean(actual ?? '다른 내용')}.`),
  }),
  'row-malformed': ({ expected, actual, line }) =>
    (expected === undefined ? undefined : sourceProblems[expected]) ?? {
      title: line === undefined ? '맞지 않는 행입니다' : `${line}번째 줄의 행이 맞지 않습니다`,
      way: `필요한 것: ${inKorean(expected ?? '머리글과 같은 칸 수')}, 받은 것: ${inKorean(actual ?? '다른 내용')}.`,
    },
  'source-expired': () => ({ title: '읽어 둔 행이 더 이상 없습니다', way: '잠시 동안만 보관합니다. 파일을 다시 여세요.' }),
  'too-many-tokens': ({ expected, actual }) => ({
    title: '보관함에 한 번에 담기에는 너무 많습니다',
    way:
      actual === undefined
        ? `최대 ${expected ?? '100,000'}개입니다. 파일로 발급하세요.`
        : `최대 ${expected ?? '100,000'}개인데 ${actual}개입니다. 파일로 발급하세요.`,
  }),
  'file-malformed': ({ expected, actual, line, column }) => {
    const found = jsonProblemIn(actual, jsonProblems);
    if (found !== null) return { title: '파일을 읽을 수 없습니다', way: mint.textNotJson(found.problem, line ?? 1, column ?? 1) };
    return { title: '맞지 않는 종류의 파일입니다', way: `필요한 파일: ${expected ?? 'Tokensmith가 쓴 파일'}.` };
  },
};
