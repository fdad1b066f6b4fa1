import type { KeyHealthMessages } from '../en/key-health.ts';

/** The engine's "32 bytes" and "128 bits" in Korean. */
function size(text: string): string {
  return text
    .replace(/ bytes?\b/g, '바이트')
    .replace(/ bits?\b/g, '비트')
    .replaceAll(' or ', ' 또는 ');
}

function day(instant: string | null): string {
  return instant?.slice(0, 10) ?? '?';
}

const newSecret = '새 비밀 값을 생성해 교체하세요.';
const newKey = '새 키를 만들어 교체하세요.';

const findings: KeyHealthMessages['findings'] = {
  'secret-too-short': ({ expected, actual }) => ({
    title: `비밀 값이 짧습니다: ${size(actual ?? '부족함')}, 최소 ${size(expected ?? '더 긴 값')}`,
    why: '짧은 비밀 값은 하나씩 대입해 알아낼 수 있습니다. 토큰 하나만 있으면 되고, 서버는 눈치채지 못합니다.',
    rule: 'RFC 7518 3.2절',
    mend: newSecret,
  }),
  'secret-wrong-size': ({ expected, actual }) => ({
    title: `비밀 값의 크기가 맞지 않습니다: ${size(actual ?? '다른 크기')}, 알고리즘에 필요한 크기는 ${size(expected ?? '다른 크기')}`,
    why: 'AES는 정해진 크기의 키만 받습니다. 이 값으로는 암호화도 복호화도 할 수 없습니다.',
    rule: 'RFC 7518 4.4절, 4.5절, 4.7절',
    mend: '비밀 값에 맞는 알고리즘을 고르거나 새로 생성하세요.',
  }),
  'secret-known': () => ({
    title: '공개된 목록에 있는 비밀 값입니다',
    why: '예제나 공격 도구의 단어 목록에 들어 있어 가장 먼저 시도되고 바로 들통납니다.',
    rule: 'RFC 8725 3.5절',
    mend: `${newSecret} 이 값으로 서명한 토큰은 위조된 것으로 여기세요.`,
  }),
  'secret-guessable': ({ expected, actual }) => ({
    title: `추측하기 쉬운 비밀 값입니다: 약 ${size(actual ?? '매우 적음')}, 권장 ${size(expected ?? '128 bits')}`,
    why: '단어, 이름, 규칙적인 배열은 무작위 값보다 훨씬 먼저 시도됩니다. 토큰 하나만 있으면 시도할 수 있습니다.',
    rule: 'RFC 8725 3.5절',
    mend: newSecret,
  }),
  'rsa-too-small': ({ expected, actual }) => ({
    title: `RSA 키가 작습니다: ${size(actual ?? '너무 작음')}, 최소 ${size(expected ?? '2048 bits')}`,
    why: '작은 RSA 키는 소인수분해된 사례가 있으며, 성공한 사람은 내 이름으로 서명할 수 있습니다.',
    rule: 'RFC 7518 3.3절',
    mend: newKey,
  }),
  'rsa-exponent-unsafe': ({ actual }) => ({
    title: `공개 지수 ${actual ?? '값'}은(는) 안전하지 않습니다. 3 이상의 홀수여야 합니다`,
    why: '이런 지수로는 누구나 맞는 서명을 만들 수 있거나, 아무도 서명을 만들 수 없습니다.',
    rule: 'RFC 8017 3.1절',
    mend: newKey,
  }),
  'rsa-exponent-small': ({ expected, actual }) => ({
    title: `공개 지수가 작습니다: ${actual ?? '작은 값'}, 보통은 ${expected ?? '65537'}`,
    why: '지수가 작으면 패딩의 실수를 봐주지 않습니다. 위조된 서명에 속은 라이브러리가 여럿 있습니다.',
    rule: 'FIPS 186-5 부록 A.1.1',
    mend: `${newKey} Tokensmith는 65537을 씁니다.`,
  }),
  'rsa-roca': () => ({
    title: '결함이 있는 생성기에서 만든 키입니다(ROCA)',
    why: '당시의 칩과 스마트카드는 소인수분해할 수 있는 형태의 소수를 만들었습니다.',
    rule: 'CVE-2017-15361',
    mend: `${newKey} 소프트웨어나 새 펌웨어를 쓰는 장치에서 만드세요.`,
  }),
  'rsa-close-primes': () => ({
    title: '키의 두 소수가 너무 가깝습니다',
    why: '페르마의 방법으로 바로 찾을 수 있어, 공개 키를 가진 누구나 개인 키를 얻습니다.',
    rule: 'FIPS 186-5 부록 A.1.3',
    mend: newKey,
  }),
  'rsa-small-factor': ({ actual }) => ({
    title: `RSA 모듈러스가 ${actual ?? '작은 수'}(으)로 나누어떨어집니다`,
    why: '큰 소수 두 개의 곱이 아닙니다. 누구나 소인수분해해 개인 키를 얻을 수 있습니다.',
    rule: 'RFC 8017 3.1절',
    mend: newKey,
  }),
  'private-trivial': () => ({
    title: '개인 키의 숫자가 아주 작거나 단순한 배열입니다',
    why: '하나씩 대입해 찾을 수 있어, 공개 키를 가진 누구나 곧 개인 키를 얻습니다.',
    rule: 'RFC 8725 3.5절',
    mend: newKey,
  }),
  'alg-mismatch': ({ expected, actual }) => ({
    title: `키에 적힌 알고리즘이 맞지 않습니다: ${actual ?? '다른 알고리즘'}, 실제로 가능한 것은 ${expected ?? '다른 것'}`,
    why: '잘못된 표기를 믿는 검증자는 다른 알고리즘으로 끌려가 위조된 토큰을 받아들일 수 있습니다.',
    rule: 'RFC 8725 3.1절',
    mend: '공개하는 쪽에 alg를 고쳐 달라고 하거나, 맞는 알고리즘으로 가져오세요.',
  }),
  'alg-missing': () => ({
    title: '어떤 알고리즘의 키인지 적혀 있지 않습니다',
    why: '그러면 검증자는 공격자가 쓴 토큰에서 알고리즘을 가져옵니다.',
    rule: 'RFC 8725 3.1절',
    mend: '공개하는 곳에서 alg를 적으세요. Tokensmith는 가져올 때 하나로 고정합니다.',
  }),
  'use-mismatch': ({ expected, actual }) => ({
    title: `use 값이 맞지 않습니다: ${actual ?? '다른 값'}, 알고리즘에 필요한 값은 ${expected ?? '다른 값'}`,
    why: '키 하나로 서명과 암호화를 함께 하면 한쪽의 결함이 다른 쪽까지 해칩니다.',
    rule: 'RFC 7517 4.2절',
    mend: '공개하는 곳에서 use를 고치거나, 용도마다 키를 따로 쓰세요.',
  }),
  'key-ops-mismatch': ({ expected, actual }) => ({
    title: `key_ops가 맞지 않습니다: ${actual ?? '다른 값'}, 맞는 값은 ${expected ?? '다른 값'}`,
    why: 'key_ops를 따르는 라이브러리는 키를 거부하고, 따르지 않는 라이브러리는 의도하지 않은 일을 할 수 있습니다.',
    rule: 'RFC 7517 4.3절',
    mend: '공개하는 곳에서 key_ops를 고치거나 빼세요.',
  }),
  'kid-missing': () => ({
    title: '키 ID가 없습니다',
    why: '키가 둘 이상이면 검증자가 하나씩 시도해야 해서 느리고 교체하기도 어렵습니다.',
    rule: 'RFC 7517 4.5절',
    mend: '공개하는 곳에서 키 ID를 붙이세요. 지문이 알맞습니다.',
  }),
  'kid-suspicious': ({ actual }) => ({
    title: `키 ID가 경로, 주소 또는 질의문처럼 보입니다: ${actual ?? ''}`,
    why: '이런 ID를 파일이나 데이터베이스에서 찾던 검증자가 공격자의 키를 읽은 사례가 있습니다.',
    rule: 'RFC 8725 3.10절',
    mend: '영문자, 숫자, 하이픈으로 된 ID나 지문을 쓰세요.',
  }),
  'kid-reveals-secret': () => ({
    title: '키 ID가 추측하기 쉬운 비밀 값의 지문입니다',
    why: '키 ID는 모든 토큰에 들어 있어, 추측한 값을 대조해 볼 수 있습니다.',
    rule: 'RFC 7638 7절',
    mend: '생성한 비밀 값으로 교체하거나, 키 ID를 직접 정한 키로 교체하세요.',
  }),
  'certificate-expired': ({ expected }) => ({
    title: `인증서가 만료되었습니다: ${day(expected)}`,
    why: '인증서를 확인하는 검증자는 이 키를 거부합니다. Tokensmith는 거부하지 않습니다.',
    rule: 'RFC 5280 4.1.2.5절',
    mend: '인증서를 갱신한 뒤 다시 가져오세요.',
  }),
  'certificate-expires-soon': ({ expected }) => ({
    title: `인증서가 곧 만료됩니다: ${day(expected)}`,
    why: '그때부터 인증서를 확인하는 검증자는 이 키를 거부합니다.',
    rule: 'RFC 5280 4.1.2.5절',
    mend: '그 전에 인증서를 갱신하세요.',
  }),
  'certificate-not-yet-valid': ({ expected }) => ({
    title: `인증서가 아직 유효하지 않습니다: ${day(expected)}부터`,
    why: '그때까지 인증서를 확인하는 검증자는 이 키를 거부합니다.',
    rule: 'RFC 5280 4.1.2.5절',
    mend: '그때까지 기다리거나 이 컴퓨터의 시계를 확인하세요.',
  }),
  'certificate-other-key': () => ({
    title: '다른 키의 인증서입니다',
    why: '이 인증서를 믿으면 서명하지 않은 키를 믿게 됩니다.',
    rule: 'RFC 7517 4.7절',
    mend: '이 키에 발급된 인증서를 가져오거나, 인증서 없이 키만 가져오세요.',
  }),
  'secret-missing': () => ({
    title: '키체인에 이 키의 비밀 값이 없습니다',
    why: 'Tokensmith 밖에서 삭제되어 서명도 복호화도 할 수 없습니다.',
    rule: 'Tokensmith는 비밀 값을 시스템 키체인에만 둡니다',
    mend: '백업에서 키체인을 복원하거나 키를 삭제하세요.',
  }),
  'rotation-due': ({ expected, actual }) => ({
    title: `교체할 때가 되었습니다: 만든 지 ${actual ?? '?'}일, 정한 기한 ${expected ?? '?'}일`,
    why: '키를 오래 쓸수록 잃을 때의 피해가 커지고, 교체하는 방법도 잊기 쉽습니다.',
    rule: '직접 정한 알림, NIST SP 800-57 1부 5.3절',
    mend: '교체하세요. Tokensmith가 다음 키를 만들고 무엇이 영향을 받는지 보여 줍니다.',
  }),
  'marked-weak': () => ({
    title: '테스트용 약한 키로 표시했습니다',
    why: '다른 사람이 이 키로 토큰을 위조할 수 있습니다.',
    rule: '직접 붙인 표시',
    mend: '실제 용도로는 쓰지 말고, 필요하면 새 키를 만드세요.',
  }),
  'kid-duplicate': ({ actual }) => ({
    title: `같은 키 ID를 쓰는 키가 여럿 있습니다: ${actual ?? ''}`,
    why: '검증자는 먼저 찾은 키를 쓰므로 멀쩡한 토큰을 거부하게 됩니다.',
    rule: 'RFC 7517 4.5절',
    mend: '키마다 다른 ID를 붙이세요.',
  }),
  'same-key-twice': () => ({
    title: '같은 키가 두 번 있습니다',
    why: '키 하나를 두 알고리즘에 쓰면 한쪽의 결함이 다른 쪽을 해치고, 같은 알고리즘이면 교체할 때 하나를 빠뜨립니다.',
    rule: 'RFC 8725 3.1절',
    mend: '쓰지 않는 쪽을 삭제하세요.',
  }),
  'private-key-published': () => ({
    title: '개인 키가 공개되어 있습니다',
    why: '이 목록을 읽는 누구나 주인의 이름으로 서명할 수 있습니다.',
    rule: 'RFC 7517 9.1절',
    mend: '바로 주인에게 알리고, 이 키로 서명한 것은 믿지 마세요.',
  }),
  'secret-published': () => ({
    title: '공유 비밀 값이 공개되어 있습니다',
    why: '이 목록을 읽는 누구나 이 값으로 서명할 수 있습니다.',
    rule: 'RFC 7517 9.1절',
    mend: '바로 주인에게 알리고, 이 값으로 서명한 것은 믿지 마세요.',
  }),
  'set-mixed': () => ({
    title: '공유 비밀 값과 공개 키가 한 목록에 있습니다',
    why: '공개 키를 HMAC 비밀 값으로 착각하게 하는 가장 오래된 공격을 부릅니다.',
    rule: 'RFC 8725 2.1절',
    mend: '공개 키만 공개하고 비밀 값은 따로 두세요.',
  }),
};

export const keyHealth: KeyHealthMessages = {
  findings,
  title: '모든 키의 상태',
  text: '인터넷 없이 이 컴퓨터에서 확인합니다: 크기, 알려진 약한 비밀 값, 결함 있는 생성기, 키 ID, 인증서, 사용 기간.',
  close: '닫기',
  checkAgain: '다시 확인',
  checking: '모든 키를 확인하는 중…',
  healthyTitle: '모든 키가 양호합니다',
  healthyText: (count) => `키 ${count}개를 확인했으며 문제가 없습니다.`,
  counts: (danger, warning, note) => `위험 ${danger}건, 경고 ${warning}건, 참고 ${note}건`,
  section: '발견한 문제',
  severities: { danger: '위험', warning: '경고', note: '참고' },
  severityTexts: {
    danger: '이 키는 실제 용도로 쓰지 마세요.',
    warning: '고치는 것이 좋습니다.',
    note: '알아 두면 좋은 내용입니다.',
  },
  concerned: (count) => `키 ${count}개`,
  showKey: (name) => `“${name}” 보기`,
};
