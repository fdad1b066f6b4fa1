import type { CheckValue } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { distance, quoted, shown } from '../check-value.ts';
import type { CheckMessages } from '../en/checks.ts';
import { checkNames } from './check-names.ts';
import { formatSentences } from './checks-format.ts';
import { formOf, formSentences } from './checks-forms.ts';
import { time } from './time.ts';

function away(expected: CheckValue, actual: CheckValue): string {
  const seconds = distance(expected, actual);
  return seconds === null ? shown(actual) : formatDuration(seconds, time);
}

function duration(value: CheckValue): string {
  return typeof value === 'number' ? formatDuration(value, time) : shown(value);
}

export const checks: CheckMessages = {
  names: checkNames,
  requiredClaim: (claim) => `${claim} 클레임`,
  ofProof: (name) => `증명: ${name}`,
  outcomes: { passed: '통과', failed: '실패', warning: '주의', skipped: '확인 안 함', unknown: '확인 불가' },
  sentences: {
    ...formSentences,
    ...formatSentences,
    'format-ok': (_, actual) => `${formOf(actual)} 형식이고, 표준 base64url이며, 중복된 항목이 없습니다.`,
    'format-too-large': (expected, actual) => `너무 큽니다: ${shown(actual)}바이트입니다. 최대 ${shown(expected)}바이트까지 읽습니다.`,
    'format-empty': () => '여기에는 토큰이 없습니다.',
    'format-not-compact': (_, actual) => `서명된 토큰은 점으로 이어진 세 부분입니다. 여기에는 ${shown(actual)}개가 있습니다.`,
    'format-encrypted': () => '암호화된 토큰(JWE)입니다. 복호화하지 않으면 클레임을 읽을 수 없습니다.',
    'format-json-serialization': () => 'JSON 형식의 JWS입니다. 컴팩트 형식만 판정합니다.',
    'format-payload-not-claims': () => '페이로드가 클레임이 아니므로 서명만 판정합니다.',
    'key-found': (kid, actual) =>
      kid === null
        ? `${quoted(actual)} 키입니다. 여기 있는 유일한 키이며, 토큰은 키를 지정하지 않습니다.`
        : `${quoted(actual)} 키입니다. 토큰의 kid가 가리킵니다.`,
    'key-weak': (_, actual) => `${quoted(actual)} 키입니다. “테스트용 약한 키”로 표시되어 있어 누구나 서명을 위조할 수 있을지 모릅니다.`,
    'key-found-by-trial': (_, actual) => `${quoted(actual)} 키입니다. 토큰에 kid는 없지만 이 키가 알고리즘에 맞습니다.`,
    'key-found-nameless': (kid, actual) => `${quoted(actual)} 키입니다. kid가 ${quoted(kid)}인 키는 없고, 이 키에는 kid가 없습니다.`,
    'key-none-given': () => '검증할 키가 없습니다. 발급자의 키나 비밀 값을 추가하세요.',
    'key-none-fits': (expected, actual) => `${quoted(expected)}에 맞는 키가 없습니다. ${shown(actual)}개를 시도했습니다.`,
    'key-kid-unknown': (expected, actual) => `kid가 ${quoted(expected)}인 키가 없습니다. 알고 있는 키: ${shown(actual)}개.`,
    'key-ambiguous': (expected, actual) => `kid ${quoted(expected)}을(를) 쓰는 키가 ${shown(actual)}개라 어느 것인지 알 수 없습니다.`,
    'key-not-chosen': () => '고른 키가 더는 없거나 서명을 판정하는 키가 아닙니다. 다른 키를 고르세요.',
    'key-own': (expected) =>
      `정책이 정한 대로, 토큰 자신의 헤더에 든 키입니다. 보낸 쪽이 이 키를 가졌다는 것만 보여 주며, 누구인지는 알 수 없습니다. 지문: ${shown(expected)}.`,
    'key-own-missing': () => '정책은 토큰 자신의 헤더에 든 키(jwk)로 판정하는데, 그 키가 없습니다.',
    'key-own-malformed': (expected, actual) => `토큰 자신의 헤더에 든 키(jwk)는 ${shown(expected)}이어야 합니다. 문제: ${shown(actual)}.`,
    'key-kid-malformed': (_, actual) => `kid는 256자 이하의 문자열이어야 합니다. 받은 값: ${shown(actual)}.`,
    'key-unusable': (expected, actual) => `키를 쓸 수 없습니다. 필요한 키: ${shown(expected)}, 이 키: ${shown(actual)}.`,
    'algorithm-allowed': (_, actual) => `${shown(actual)}, 이 키가 쓸 수 있는 알고리즘입니다.`,
    'algorithm-none': () => 'alg가 “none”입니다. 서명이 전혀 없어 누구나 만들 수 있는 토큰입니다.',
    'algorithm-missing': () => '헤더에 alg가 없습니다.',
    'algorithm-malformed': (_, actual) => `alg는 문자열이어야 합니다. 받은 종류: ${shown(actual)}.`,
    'algorithm-not-allowed': (expected, actual) =>
      Array.isArray(expected) && expected.length === 0
        ? `토큰에는 ${quoted(actual)}(이)라고 되어 있지만, 키와 정책이 모두 허용하는 알고리즘이 없습니다.`
        : `토큰에는 ${quoted(actual)}(이)라고 되어 있지만 키와 정책은 ${shown(expected)}만 허용합니다.`,
    'algorithm-unpinned': (_, actual) => `${shown(actual)}. 토큰 자신만 이 알고리즘을 말합니다. 키나 정책에서 정해 두세요.`,
    'algorithm-not-checked': (_, actual) =>
      actual === null
        ? '어떤 알고리즘이어야 하는지 정한 키나 정책이 없습니다.'
        : `${quoted(actual)}. 맞는 알고리즘인지 정한 키나 정책이 없습니다.`,
    'algorithm-unsupported': (_, actual) => `${quoted(actual)}은(는) 여기서 검증할 수 없는 알고리즘입니다.`,
    'signature-good': () => '이 키로 바로 이 내용에 서명했습니다.',
    'signature-bad': () => '맞지 않습니다. 내용이 바뀌었거나 다른 키로 서명되었습니다.',
    'signature-wrong-length': (expected, actual) => `${shown(actual)}바이트입니다. 이 알고리즘의 서명은 ${shown(expected)}바이트입니다.`,
    'signature-missing': () => '토큰에 서명이 없습니다.',
    'signature-not-tried': () => '통과하지 못한 다른 확인이 있어 시도하지 못했습니다.',
    'header-unreadable': () => '헤더를 읽을 수 없어 시도하지 못했습니다.',
    'encrypted-not-judged': () => '시도하지 않았습니다. 토큰이 암호화되어 있어 판정할 서명이 없습니다.',
    'crit-absent': () => '헤더가 요구하는 확장이 없습니다.',
    'crit-understood': (_, actual) => `헤더가 요구하는 확장을 모두 지원합니다: ${shown(actual)}.`,
    'crit-unsupported': (_, actual) => `헤더가 지원하지 않는 확장을 요구합니다: ${shown(actual)}.`,
    'crit-malformed': (_, actual) => `crit은 비어 있지 않은 이름 목록이어야 합니다. 받은 종류: ${shown(actual)}.`,
    'typ-ok': (_, actual) => `typ이 ${quoted(actual)}로, 예상과 같습니다.`,
    'typ-not-checked': (_, actual) =>
      actual === null ? 'typ이 없고, 확인하도록 정한 값도 없습니다.' : `typ은 ${quoted(actual)}이며, 확인하도록 정한 값은 없습니다.`,
    'typ-mismatch': (expected, actual) =>
      actual === null
        ? `typ이 없습니다. 필요한 값: ${quoted(expected)}.`
        : `typ이 ${quoted(actual)}입니다. 필요한 값: ${quoted(expected)}.`,
    'exp-ok': (expected, actual) => `${away(expected, actual)} 뒤에 만료됩니다.`,
    'exp-expired': (expected, actual) => `${away(expected, actual)} 전에 만료되었습니다.`,
    'exp-missing': () => '만료되지 않습니다. 유출되면 영원히 쓸 수 있습니다.',
    'exp-absent': () => 'exp가 없고, 최대 경과 시간으로 끝납니다.',
    'exp-of-event': () => 'exp가 없습니다. 이미 일어난 일을 알리므로 끝나지 않습니다.',
    'exp-of-proof': () => '증명에는 exp가 없고, iat부터 지난 시간으로 판정합니다. 이 정책은 최대 경과 시간을 정하지 않습니다.',
    'exp-malformed': (_, actual) => `exp는 초 단위 숫자여야 합니다. 받은 값: ${quoted(actual)}.`,
    'nbf-ok': (expected, actual) => `${away(expected, actual)} 전부터 유효합니다.`,
    'nbf-not-yet': (expected, actual) => `아직 유효하지 않습니다. ${away(expected, actual)} 뒤부터 유효합니다.`,
    'nbf-absent': () => 'nbf가 없어 처음부터 유효합니다.',
    'nbf-malformed': (_, actual) => `nbf는 초 단위 숫자여야 합니다. 받은 값: ${quoted(actual)}.`,
    'iat-ok': (expected, actual) => `${away(expected, actual)} 전에 발급되었습니다.`,
    'iat-in-future': (expected, actual) => `발급 시각이 ${away(expected, actual)} 뒤입니다. 이 컴퓨터나 발급자의 시계가 틀렸습니다.`,
    'iat-absent': () => 'iat가 없어 언제 발급되었는지 알 수 없습니다.',
    'iat-malformed': (_, actual) => `iat는 초 단위 숫자여야 합니다. 받은 값: ${quoted(actual)}.`,
    'iat-refused': (expected, actual) => `발급 시각이 ${away(expected, actual)} 뒤이며, 이는 허용되지 않습니다.`,
    'switched-off': (_, actual) =>
      actual === null ? '현재 시각과 비교하지 않습니다.' : `${shown(actual)}. 현재 시각과 비교하지 않습니다.`,
    'age-not-checked': () => '최대 경과 시간을 정하지 않았습니다.',
    'age-ok': (expected, actual) => `발급된 지 ${duration(actual)} 지났습니다. 최대 ${duration(expected)}까지 허용합니다.`,
    'age-exceeded': (expected, actual) =>
      `너무 오래되었습니다. 발급된 지 ${duration(actual)} 지났으며, 최대 ${duration(expected)}까지 허용합니다.`,
    'age-unknown': (expected) => `최대 ${duration(expected)}까지 허용하지만, 지난 시각의 iat가 없어 얼마나 지났는지 알 수 없습니다.`,
    'iss-ok': (_, actual) => `${quoted(actual)}, 예상과 같습니다.`,
    'iss-mismatch': (expected, actual) => `${quoted(actual)}입니다. 필요한 값: ${quoted(expected)}.`,
    'iss-missing': (expected) => `없습니다. 필요한 값: ${quoted(expected)}.`,
    'iss-malformed': (_, actual) => `iss는 문자열이어야 합니다. 받은 값: ${quoted(actual)}.`,
    'iss-not-checked': (_, actual) =>
      actual === null ? '없으며, 확인하도록 정한 값도 없습니다.' : `${quoted(actual)}이며, 확인하도록 정한 값은 없습니다.`,
    'aud-ok': (_, actual) => `${quoted(actual)}을(를) 위한 토큰이며, 예상과 같습니다.`,
    'aud-mismatch': (expected, actual) => `${quoted(actual)}을(를) 위한 토큰입니다. 필요한 값: ${quoted(expected)}.`,
    'aud-incomplete': (expected, actual) => `${quoted(actual)}을(를) 위한 토큰입니다. 모두 있어야 하는 값: ${quoted(expected)}.`,
    'aud-not-exact': (expected, actual) => `${quoted(actual)}을(를) 위한 토큰입니다. 정확히 이것만 있어야 합니다: ${quoted(expected)}.`,
    'aud-missing': (expected) => `없습니다. 필요한 값: ${quoted(expected)}.`,
    'aud-malformed': (_, actual) => `aud는 문자열이나 문자열 목록이어야 합니다. 받은 값: ${quoted(actual)}.`,
    'aud-not-checked': (_, actual) =>
      actual === null ? '없으며, 확인하도록 정한 값도 없습니다.' : `${quoted(actual)}을(를) 위한 토큰이며, 확인하도록 정한 값은 없습니다.`,
    'sub-present': (_, actual) => `${quoted(actual)}.`,
    'sub-ok': (_, actual) => `${quoted(actual)}, 예상과 같습니다.`,
    'sub-mismatch': (expected, actual) => `${quoted(actual)}입니다. 필요한 값: ${quoted(expected)}.`,
    'sub-missing': (expected) =>
      expected === null ? '없습니다. 누구에 대한 토큰인지 알 수 없습니다.' : `없습니다. 필요한 값: ${quoted(expected)}.`,
    'sub-malformed': (_, actual) => `sub는 문자열이어야 합니다. 받은 값: ${quoted(actual)}.`,
    'sub-not-checked': (_, actual) =>
      actual === null ? '없으며, 확인하도록 정하지 않았습니다.' : `${quoted(actual)}이며, 확인하도록 정하지 않았습니다.`,
    'claim-present': (_, actual) => `있습니다: ${shown(actual)}.`,
    'claim-missing': (expected, actual) => `필수 클레임 ${quoted(expected)}이(가) ${actual === null ? '없습니다' : 'null입니다'}.`,
    'claim-absent': () => '없어야 하며, 실제로 없습니다.',
    'claim-forbidden': (_, actual) => `없어야 하는데 있습니다: ${shown(actual)}.`,
    'claim-equal': (expected) => `${quoted(expected)}, 예상과 같습니다.`,
    'claim-differs': (expected, actual) =>
      actual === null ? `없습니다. 필요한 값: ${quoted(expected)}.` : `${quoted(actual)}입니다. 필요한 값: ${quoted(expected)}.`,
    'claim-member': (expected) => `${quoted(expected)} 항목이 있습니다.`,
    'claim-member-missing': (expected, actual) =>
      actual === null ? `없습니다. ${quoted(expected)} 항목이 있는 객체여야 합니다.` : `${quoted(expected)} 항목이 있는 객체여야 합니다.`,
    'claim-same': (expected, actual) => `${quoted(actual)}, ${shown(expected)}와(과) 같습니다.`,
    'claim-not-same': (expected, actual) =>
      actual === null
        ? `없습니다. ${shown(expected)}와(과) 같아야 합니다.`
        : `${quoted(actual)}입니다. ${shown(expected)}와(과) 같아야 합니다.`,
    'claim-either': (_, actual) => `둘 가운데 하나가 있습니다: ${quoted(actual)}.`,
    'claim-neither': (expected) => `${shown(expected)} 가운데 하나는 있어야 하는데 둘 다 없습니다.`,
    'claims-not-checked': () => '클레임은 판정하지 않았습니다.',
  },
};
