import type { CheckValue } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { quoted, shown } from '../check-value.ts';
import type { InspectHintsMessages } from '../en/inspect-hints.ts';
import { time } from './time.ts';

const seconds = (value: CheckValue) => (typeof value === 'number' ? formatDuration(value, time) : shown(value));
const apart = (one: CheckValue, other: CheckValue) =>
  typeof one === 'number' && typeof other === 'number' ? formatDuration(other - one, time) : shown(other);

/** The codes that come as `actual`, some of them several with commas between. */
const parts: Readonly<Record<string, string>> = {
  'decoded header and payload': '디코딩한 헤더와 페이로드',
  'decoded payload': '디코딩한 페이로드',
  'payload segment': '페이로드 조각',
  'decoded header and payload without a dot': '점 없이 이어 붙인, 디코딩한 헤더와 페이로드',
  'segments without a dot': '점 없이 이어 붙인 두 조각',
  padding: '패딩 “=”',
  'standard alphabet': '표준 base64 문자 “+”, “/”',
  'stray characters': '다른 문자',
  'unused bits': '0이 아닌 남는 비트',
  'without white space': '공백 없음',
  Python: 'Python 방식의 공백',
  'two spaces': '두 칸 들여쓰기',
  'four spaces': '네 칸 들여쓰기',
  tabs: '탭 들여쓰기',
  sorted: '이름순 정렬',
  ASCII: '비ASCII 문자를 \\u로 표기',
  'escaped slashes': '슬래시를 \\/로 표기',
  'escaped HTML': '<, >, &를 \\u로 표기',
  'numbers as in JavaScript': 'JavaScript 방식의 숫자',
  'line end': '끝에 줄바꿈',
  'no line end': '끝에 줄바꿈 없음',
};
const worded = (value: CheckValue) =>
  typeof value === 'string'
    ? value
        .split(', ')
        .map((part) => parts[part] ?? part)
        .join(', ')
    : shown(value);

const hints: InspectHintsMessages['hints'] = {
  'secret-as-base64': () => '비밀 값을 base64로 읽으면 서명이 맞습니다. 인코딩을 base64로 바꾸세요.',
  'secret-as-base64url': () => '비밀 값을 base64url로 읽으면 서명이 맞습니다. 인코딩을 base64url로 바꾸세요.',
  'secret-as-hex': () => '비밀 값을 16진수로 읽으면 서명이 맞습니다. 인코딩을 16진수로 바꾸세요.',
  'secret-as-text': () => '비밀 값을 디코딩하지 않고 텍스트 그대로 쓰면 서명이 맞습니다. 인코딩을 텍스트로 바꾸세요.',
  'secret-without-line-end': () => '비밀 값 끝의 줄바꿈을 빼면 서명이 맞습니다. 파일에서 딸려 온 줄바꿈을 지우세요.',
  'secret-with-line-end': () => '비밀 값 끝에 줄바꿈을 붙이면 서명이 맞습니다. 발급자가 파일의 줄바꿈까지 비밀 값으로 읽고 있습니다.',
  'secret-in-other-case': () => '비밀 값의 대소문자를 바꾸면 서명이 맞습니다. 대문자와 소문자를 확인하세요.',
  'secret-without-quotes': () => '비밀 값을 감싼 따옴표를 빼면 서명이 맞습니다. 설정 파일에서 딸려 온 따옴표를 지우세요.',
  'secret-with-quotes': () => '비밀 값을 따옴표로 감싸면 서명이 맞습니다. 발급자가 설정 파일의 따옴표까지 비밀 값으로 읽고 있습니다.',
  'secret-without-spaces': () => '비밀 값 앞뒤의 공백이나 바이트 순서 표시(BOM)를 빼면 서명이 맞습니다. 지우고 다시 넣으세요.',
  'other-key': (kid, actual) =>
    actual === null
      ? '다른 키로는 서명이 맞습니다. 그 키에는 kid가 없습니다. 발급자가 실제로 서명한 키를 가리켜야 합니다.'
      : kid === null
        ? `다른 키 ${quoted(actual)}(으)로는 서명이 맞습니다. 토큰이 키를 지정하지 않으니 그 키로 검증하세요.`
        : `토큰은 키 ${quoted(kid)}을(를) 가리키지만 서명은 ${quoted(actual)}(으)로 맞습니다. 발급자가 실제로 서명한 키의 kid를 적어야 합니다.`,
  'retired-key': () => '사용을 중단한 키로는 서명이 맞습니다. 발급자가 아직 새 키로 바꾸지 않았거나 오래된 토큰입니다.',
  'other-algorithm': (expected, actual) =>
    actual === null
      ? `서명은 ${quoted(expected)}(으)로 맞지만 헤더에 알고리즘이 없습니다. 발급자가 “alg”에 적어야 합니다.`
      : `서명은 ${quoted(expected)}(으)로 맞지만 헤더에는 ${quoted(actual)}(이)라고 되어 있습니다. 발급자가 실제로 쓴 알고리즘을 적어야 합니다.`,
  'key-algorithm': (expected, actual) =>
    `서명은 맞지만 키는 ${shown(expected)} 전용이고 토큰은 ${quoted(actual)}입니다. 의도한 것이라면 키에서 이 알고리즘을 허용하세요.`,
  'public-key-as-secret': (_, actual) =>
    `위조된 토큰입니다. 공개 키(${shown(actual)})를 HMAC의 비밀 값으로 썼습니다. 절대 받아들이지 말고, 공개 키로 검증하는 곳에서 HMAC을 허용하지 않는지 확인하세요.`,
  'empty-secret': () => '위조된 토큰입니다. 누구나 쓸 수 있는 빈 비밀 값으로 서명되었습니다. 절대 받아들이지 마세요.',
  'signature-der': () => '서명을 DER로 읽으면 맞습니다. JWS에서는 R과 S를 이어 붙여야 합니다(RFC 7518 3.4절). 발급자가 변환해야 합니다.',
  'signature-halves-swapped': () => '서명의 앞뒤 절반을 바꾸면 맞습니다. 발급자가 R을 먼저, S를 나중에 써야 합니다.',
  'signature-base64': () => '서명을 표준 base64로 읽으면 맞습니다. JWS에서는 패딩 없는 base64url을 써야 합니다.',
  'signature-hex': () => '서명을 16진수로 읽으면 맞습니다. JWS에서는 바이트 자체를 base64url로 써야 합니다.',
  'signature-leading-zeros': (expected, actual) =>
    `앞자리의 0을 바로잡으면 서명이 맞습니다. ${shown(expected)}바이트여야 하는데 ${shown(actual)}바이트입니다. 발급자가 수를 짧거나 길게 적어 가끔씩만 실패합니다.`,
  'signature-salt': (expected, actual) =>
    actual === null
      ? `솔트 길이가 다르면 서명이 맞습니다. JWS의 PSS는 솔트가 ${shown(expected)}바이트여야 합니다.`
      : `솔트를 ${shown(actual)}바이트로 보면 서명이 맞습니다. JWS의 PSS는 ${shown(expected)}바이트여야 하니 서명하는 쪽에서 설정하세요.`,
  'signature-of-decoded': (_, actual) =>
    `서명 대상을 ${worded(actual)}(으)로 보면 맞습니다. base64url로 쓴 헤더와 페이로드를 점으로 이은 것에 서명해야 합니다.`,
  'signature-of-hash': () =>
    '토큰의 해시에 서명한 것으로 보면 맞습니다. 이미 해시한 값을 또 해시했습니다. 서명 서비스에 원문을 주거나, 주는 값이 다이제스트라고 알리세요.',
  'payload-reserialized': (_, actual) =>
    `페이로드를 다르게 쓰면(${worded(actual)}) 서명이 맞습니다. 서명한 뒤에 JSON이 다시 쓰였습니다. 바이트를 그대로 전달하세요.`,
  'header-reserialized': (_, actual) =>
    `헤더를 다르게 쓰면(${worded(actual)}) 서명이 맞습니다. 서명한 뒤에 JSON이 다시 쓰였습니다. 바이트를 그대로 전달하세요.`,
  'token-reserialized': (_, actual) =>
    `헤더와 페이로드를 다르게 쓰면(${worded(actual)}) 서명이 맞습니다. 서명한 뒤에 JSON이 다시 쓰였습니다. 바이트를 그대로 전달하세요.`,
  'segments-not-canonical': (_, actual) =>
    `표준 base64url로 쓰면 통과하지만 지금은 그렇지 않습니다(${worded(actual)}). 중간에 무엇이 바꾸었는지, 발급자가 어떻게 인코딩하는지 확인하세요.`,
  'character-lost': (_, actual) =>
    actual === 'first'
      ? '앞부분이 복사되지 않았습니다. 빠진 글자를 넣으면 통과합니다. 처음부터 다시 복사하세요.'
      : '끝부분이 복사되지 않았습니다. 빠진 글자를 넣으면 서명이 맞습니다. 끝까지 다시 복사하세요.',
  'trailing-characters': (_, actual) => `끝의 ${shown(actual)}자를 빼면 통과합니다. 토큰보다 많이 복사되었습니다.`,
  'leading-characters': (_, actual) => `앞의 ${shown(actual)}자를 빼면 통과합니다. 토큰보다 많이 복사되었습니다.`,
  'time-in-milliseconds': (expected, actual) =>
    `${shown(actual)}은(는) 밀리초입니다. 초로 고친 ${shown(expected)}이면 통과합니다. 발급자가 1,000으로 나누어야 합니다.`,
  'time-in-text': (expected, actual) =>
    `${quoted(actual)}은(는) 텍스트입니다. 숫자 ${shown(expected)}이면 통과합니다. 발급자가 따옴표 없이 적어야 합니다.`,
  'with-leeway': (expected, actual) => `허용 오차가 ${seconds(expected)}이면 통과합니다. 지금 정책의 허용 오차는 ${seconds(actual)}입니다.`,
  'clock-is-off': (expected, actual) => `이 컴퓨터의 시계가 ${apart(expected, actual)} 빨랐다면 통과합니다. 발급자의 시계와 비교해 보세요.`,
  'time-zone': (_, actual) =>
    typeof actual === 'number' && actual < 0
      ? `시각이 ${shown(-actual)}시간 늦습니다. 이를 바로잡으면 통과합니다. 발급자가 현지 시각을 UTC로 쓴 것 같습니다.`
      : `시각이 ${shown(actual)}시간 빠릅니다. 이를 바로잡으면 통과합니다. 발급자가 현지 시각을 UTC로 쓴 것 같습니다.`,
  'issuer-slash': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 끝의 슬래시가 다릅니다.`,
  'issuer-case': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 대소문자가 다릅니다.`,
  'issuer-scheme': (expected, actual) =>
    `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 호스트 앞부분이 다릅니다.`,
  'issuer-space': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 앞뒤 공백이 다릅니다.`,
  'issuer-version': (expected, actual) =>
    `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 같은 Entra 테넌트의 다른 버전 엔드포인트입니다.`,
  'audience-slash': (expected, actual) =>
    `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 끝의 슬래시가 다릅니다.`,
  'audience-case': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 대소문자가 다릅니다.`,
  'audience-scheme': (expected, actual) =>
    `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, “https://”나 “api://” 같은 앞부분이 다릅니다.`,
  'audience-space': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 앞뒤 공백이 다릅니다.`,
  'audience-rule': (expected) =>
    expected === 'exact'
      ? '다른 대상이 더 있어도 된다면 통과합니다. 지금 정책은 정한 대상만 있기를 요구합니다.'
      : '정한 대상 가운데 하나만 있어도 된다면 통과합니다. 지금 정책은 모두 있기를 요구합니다.',
  'audience-is-client': (expected, actual) =>
    `${quoted(expected)}은(는) “aud”가 아니라 토큰을 요청한 클라이언트인 ${quoted(actual)}에 있습니다. 이 대상의 토큰을 발급받거나 정책의 대상을 바꾸세요.`,
  'audience-as-text': (_, actual) => `${quoted(actual)}은(는) 텍스트 하나로 쓴 목록입니다. JSON 배열이면 통과합니다.`,
  'subject-case': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 대소문자가 다릅니다.`,
  'subject-space': (expected, actual) => `${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 앞뒤 공백이 다릅니다.`,
  'typ-case': (expected, actual) => `종류가 ${quoted(expected)}이면 통과합니다. 토큰의 값은 ${quoted(actual)}(으)로, 표기가 다릅니다.`,
  'typ-other': (expected, actual) =>
    `다른 종류의 토큰입니다. ${shown(expected)}이(가) 필요한데 ${quoted(actual)}입니다. 그 종류의 정책이라면 통과합니다.`,
  'policy-algorithm': (expected, actual) =>
    `서명은 맞지만 정책은 ${shown(expected)}만 허용하고 토큰은 ${quoted(actual)}입니다. 의도한 것이라면 정책에 추가하세요.`,
};

const foundFrom: InspectHintsMessages['guess']['foundFrom'] = {
  empty: '비밀 값이 비어 있습니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
  kid: '비밀 값이 토큰에 적힌 “kid”입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
  alg: '비밀 값이 알고리즘 이름입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
  iss: '비밀 값이 토큰에 적힌 발급자입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
  sub: '비밀 값이 토큰에 적힌 주체입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
  aud: '비밀 값이 토큰에 적힌 대상입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.',
};

export const inspectHints: InspectHintsMessages = {
  title: '통과할 수 있는 방법',
  subtitle: '모두 이 토큰에 실제로 시험해 보았습니다',
  looking: '무엇을 바꾸면 통과하는지 찾는 중…',
  none: '시험해 본 것 가운데 통과하게 하는 것이 없습니다.',
  attack: '공격',
  withKey: (name) => `시험한 키: “${name}”`,
  hints,
  guess: {
    open: '알려진 비밀 값인지 확인',
    title: '비밀 값 찾기',
    explained:
      '튜토리얼, 저장소, 제품에서 모은 공개 목록의 비밀 값과 토큰에 적힌 값을 시험합니다. 모두 이 컴퓨터 안에서 이루어지며, 비밀 값은 표시하지 않습니다.',
    start: '찾기',
    stop: '중지',
    close: '닫기',
    progress: (done, total) => `${total}개 중 ${done}개 시험함`,
    progressLabel: '시험한 비밀 값',
    foundInList: (line, characters) =>
      `찾았습니다. 목록의 ${line}번째 줄에 있는 ${characters}자의 비밀 값입니다. 누구나 이런 토큰을 서명할 수 있으니 바꾸세요.`,
    foundFrom,
    notFound: (tried) => `찾지 못했습니다. ${tried}개를 시험했지만 맞는 것이 없습니다. 그래도 약한 비밀 값일 수는 있습니다.`,
    cancelled: '모두 시험하기 전에 중지했습니다.',
    notHmac: '공유 비밀로 서명한 토큰이 아니어서 찾을 비밀 값이 없습니다.',
  },
};
