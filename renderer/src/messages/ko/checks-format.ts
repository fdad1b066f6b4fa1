import type { CheckValue } from '../../../../shared/verdict.ts';
import { quoted, shown } from '../check-value.ts';
import type { FormatSentences } from '../en/checks-format.ts';
import { base64urlPlace, jsonPlace, partAnd, wordOf, type FormatWords } from '../format-problem.ts';

const words: FormatWords = {
  parts: {
    header: '헤더',
    payload: '페이로드',
    signature: '서명',
    iv: '초기화 벡터',
    ciphertext: '암호문',
    tag: '인증 태그',
    aad: '추가 데이터(aad)',
    'encrypted key': '암호화된 키',
    JWS: '텍스트',
    JWE: '텍스트',
  },
  json: {
    'byte-order-mark': '바이트 순서 표시(BOM)가 있습니다',
    'unexpected-character': '올 수 없는 문자가 있습니다',
    'unexpected-end': '내용이 중간에 끝났습니다',
    'trailing-characters': '끝난 뒤에 문자가 더 있습니다',
    'malformed-number': '숫자 형식이 잘못되었습니다',
    'malformed-escape': '이스케이프 형식이 잘못되었습니다',
    'control-character': '제어 문자가 있습니다',
    'lone-surrogate': '서로게이트 쌍의 한쪽만 있습니다',
  },
  kinds: { array: '목록', string: '문자열', number: '숫자', boolean: '참/거짓 값', null: 'null' },
};
const partOf = (name: string) => wordOf(words.parts, name);

function notBase64url(actual: CheckValue): string {
  const place = base64urlPlace(actual);
  const part = partOf(place?.part ?? '');
  switch (place?.reason) {
    case 'character':
      return `표준 base64url이 아닙니다. ${part}의 ${place.at}번째 문자는 base64url에 없는 문자입니다. 패딩이나 다른 문자가 섞였습니다.`;
    case 'length':
      return `표준 base64url이 아닙니다. ${part}의 길이는 ${place.at}자일 수 없습니다. 끝부분이 복사되지 않았거나 한 글자가 더 있습니다.`;
    case 'unused-bits':
      return `표준 base64url이 아닙니다. ${part}의 마지막 문자(${place.at}번째)에서 쓰지 않는 비트가 0이 아닙니다. 값이 바뀌었거나 끝부분이 복사되지 않았습니다.`;
    default:
      return `표준 base64url이 아닙니다: ${shown(actual)}.`;
  }
}

export const formatSentences: FormatSentences = {
  'format-not-base64url': (_, actual) => notBase64url(actual),
  'format-not-utf8': (_, actual) => `올바른 UTF-8이 아닙니다: ${partOf(shown(actual))}.`,
  'format-not-json': (_, actual) => {
    const place = jsonPlace(actual);
    if (place === null) return `올바른 JSON이 아닙니다: ${shown(actual)}.`;
    return `올바른 JSON이 아닙니다. ${partOf(place.part)} ${place.line}행 ${place.column}열: ${wordOf(words.json, place.reason)}.`;
  },
  'format-not-object': (_, actual) => {
    const found = partAnd(actual);
    if (found === null) return `JSON 객체가 아닙니다: ${shown(actual)}.`;
    return `JSON 객체가 아닙니다. ${partOf(found.part)}에 든 것: ${wordOf(words.kinds, found.rest)}.`;
  },
  'format-duplicate-member': (_, actual) => {
    const found = partAnd(actual);
    const where = found === null ? shown(actual) : `${partOf(found.part)}의 ${quoted(found.rest)}`;
    return `같은 항목이 두 번 나옵니다: ${where}. 읽는 쪽마다 다르게 해석할 수 있습니다.`;
  },
  'format-too-deep': (expected, actual) => `${shown(expected)}단계보다 깊이 중첩되었습니다: ${partOf(shown(actual))}.`,
};
