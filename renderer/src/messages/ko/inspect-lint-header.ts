import { quoted, shown } from '../check-value.ts';
import type { LintHeaderTexts } from '../en/inspect-lint-header.ts';

const lookUpKid = 'kid는 등록된 키 목록에서만 찾으세요. 직접 만든 토큰이 아니라면 누군가 공격을 시도하는 것입니다.';

export const lintHeaderTexts: LintHeaderTexts = {
  'alg-none': {
    title: (_, alg) => `서명이 없는 토큰이라고 적혀 있습니다: alg ${quoted(alg)}`,
    why: '누구나 이런 토큰을 만들 수 있습니다. 헤더를 그대로 믿는 라이브러리가 오랫동안 공격에 뚫려 왔습니다.',
    mend: '토큰에 서명하고, 검증하는 쪽은 정해 둔 알고리즘만 받아들이게 하세요.',
  },
  'alg-missing': {
    title: () => '헤더에 알고리즘이 없습니다',
    why: '알고리즘을 짐작해야 하는 쪽은 잘못 짐작하도록 속을 수 있습니다.',
    mend: '발급자가 보호된 헤더에 “alg”를 적어야 합니다.',
  },
  'alg-deprecated': {
    title: (_, alg) => `더는 쓰지 않아야 할 알고리즘입니다: ${quoted(alg)}`,
    why: '실제로 가능한 공격이 알려져 있습니다. PKCS #1 v1.5 패딩을 쓰는 RSA는 여러 번 물어볼 수 있는 공격자에게 내용을 드러냅니다.',
    mend: '암호화에는 RSA-OAEP-256이나 ECDH-ES를, 서명에는 ES256, PS256, Ed25519를 쓰세요.',
  },
  'alg-polymorphic': {
    title: (expected, alg) => `${quoted(alg)}만으로는 어떤 곡선인지 알 수 없습니다. 분명한 이름: ${shown(expected)}`,
    why: '이름이 같아도 양쪽이 서로의 서명을 이해하지 못할 수 있습니다. RFC 9864는 이 때문에 이 이름을 폐기했습니다.',
    mend: '토큰을 읽는 모든 쪽이 지원하면 Ed25519로 적으세요.',
  },
  'hmac-shared': {
    title: (_, alg) => `${quoted(alg)}: 검증할 수 있는 쪽은 토큰을 만들 수도 있습니다`,
    why: '서명하는 쪽과 검증하는 쪽이 비밀 값 하나를 함께 씁니다. 검증하는 쪽이 여럿이면 누가 만들었는지 알 수 없습니다.',
    mend: '한 서비스 안에서만, 해시 길이 이상의 무작위 비밀 값으로 쓰세요. 서로 다른 주체 사이에서는 ES256이나 Ed25519를 쓰세요.',
  },
  'pbes2-count-high': {
    title: (most, count) => `p2c가 해시를 ${shown(count)}번 요구합니다. ${shown(most)}번이 넘으면 함정입니다`,
    why: '읽는 쪽이 얼마나 오래 계산할지를 보내는 쪽이 정합니다. 이런 토큰 몇 개로 서비스가 멈춥니다.',
    mend: '예상보다 많은 횟수는 거부하고, 비밀번호를 쓰지 않는 곳에서는 PBES2 자체를 거부하세요.',
  },
  'pbes2-count-low': {
    title: (least, count) => `p2c가 ${shown(count)}입니다. 적어도 ${shown(least)}이어야 합니다`,
    why: '횟수가 이렇게 적으면 비밀번호를 대입해서 찾아낼 수 있습니다.',
    mend: '수십만 번으로 늘리거나, 비밀번호 대신 무작위 키를 쓰세요.',
  },
  'zip-before-encryption': {
    title: (_, zip) => `암호화하기 전에 압축했습니다: zip ${quoted(zip)}`,
    why: '길이에서 내용이 새어 나가고, 작은 토큰이 풀리면서 수 기가바이트가 될 수 있습니다.',
    mend: '“zip”을 빼세요.',
  },
  'encrypted-not-signed': {
    title: (_, alg) => `${quoted(alg)}로 암호화했지만 서명하지 않았습니다`,
    why: '공개 키로는 누구나 암호화할 수 있습니다. 복호화된다고 해서 누가 썼는지 알 수 있는 것은 아닙니다.',
    mend: '먼저 서명하고 나서 암호화하세요.',
  },
  'private-key-in-header': {
    title: (_, names) => `헤더에 개인 키가 들어 있습니다: ${shown(names)}`,
    why: '이 토큰을 본 사람은 누구나 그 키로 서명할 수 있습니다.',
    mend: '키를 바로 교체하세요. 헤더에는 공개 키만 넣습니다.',
  },
  'header-jku': {
    title: (_, address) => `키를 가져올 주소를 토큰이 정합니다: ${quoted(address)}`,
    why: '그 주소로 가는 쪽은 공격자가 고른 키를 믿게 되고, 내부 네트워크의 주소를 부르도록 속을 수도 있습니다.',
    mend: '키는 설정해 둔 주소에서만 가져오고 “jku”는 무시하세요.',
  },
  'header-x5u': {
    title: (_, address) => `인증서를 가져올 주소를 토큰이 정합니다: ${quoted(address)}`,
    why: '그 주소로 가는 쪽은 공격자가 고른 인증서를 믿게 되고, 내부 네트워크의 주소를 부르도록 속을 수도 있습니다.',
    mend: '설정해 둔 인증서만 쓰고 “x5u”는 무시하세요.',
  },
  'header-jwk': {
    title: (_, kind) => `토큰에 자신의 키가 들어 있습니다(${shown(kind)})`,
    why: '이 키에 맞는 서명은 아무것도 증명하지 않습니다. 위조하는 사람은 자기 키를 함께 넣기 때문입니다.',
    mend: '등록된 키를 “kid”로 가리키세요. 자기 키를 담는 것은 DPoP 증명뿐입니다.',
  },
  'header-x5c': {
    title: (_, count) => `토큰에 인증서가 들어 있습니다(${shown(count)}개)`,
    why: '신뢰하는 루트까지 체인 전체를 확인하는 쪽에만 의미가 있습니다.',
    mend: '체인과 이름, 용도를 확인하거나, 등록된 키를 “kid”로 가리키세요.',
  },
  'kid-like-path': {
    title: (_, kid) => `kid가 파일 경로처럼 보입니다: ${quoted(kid)}`,
    why: '이 이름으로 파일을 여는 쪽은 공격자가 내용을 아는 파일을 키로 쓰게 될 수 있습니다.',
    mend: lookUpKid,
  },
  'kid-like-query': {
    title: (_, kid) => `kid가 쿼리나 명령처럼 보입니다: ${quoted(kid)}`,
    why: '이 값을 SQL, LDAP, 셸에 넣는 쪽은 서명을 확인하기도 전에 공격자가 쓴 것을 실행합니다.',
    mend: lookUpKid,
  },
  'kid-like-address': {
    title: (_, kid) => `kid가 주소입니다: ${quoted(kid)}`,
    why: '그저 이름일 수도 있지만, 그 주소로 가는 쪽은 공격자가 고른 키를 믿게 됩니다.',
    mend: 'kid로 키를 가져오지 마세요. 키의 지문이 좋은 이름입니다.',
  },
  'kid-long': {
    title: (most, length) => `kid가 ${shown(length)}자입니다. ${shown(most)}자면 충분합니다`,
    why: '서명을 확인하기 전에 읽는 값입니다. 긴 이름은 로그와 캐시를 채우고, 이름이 아닌 것을 담을 수도 있습니다.',
    mend: '키의 지문(RFC 7638)이나 짧은 이름을 쓰세요.',
  },
  'typ-missing': {
    title: (exact) => (exact === null ? '어떤 종류의 토큰인지 헤더에 없습니다' : `헤더에 typ이 없습니다. 맞는 값: ${quoted(exact)}`),
    why: '서명만 확인하면 한 종류의 토큰을 다른 종류로 속여 쓸 수 있습니다.',
    mend: '“typ”을 적고, 검증하는 쪽이 반드시 확인하게 하세요.',
  },
  'typ-generic': {
    title: (exact, typ) => `typ이 ${quoted(typ)}입니다. ${quoted(exact)}가 더 분명합니다`,
    why: '모든 토큰이 “JWT”입니다. 한 종류의 토큰을 다른 종류로 속여 쓸 수 있습니다.',
    mend: '정확한 종류를 적고, 검증하는 쪽이 반드시 확인하게 하세요.',
  },
  'typ-prefix': {
    title: (expected, typ) => `typ이 ${quoted(typ)}입니다. 보통은 짧게 ${quoted(expected)}로 적습니다`,
    why: '뜻은 같지만, 글자 그대로 비교해서 긴 쪽을 거부하는 곳이 많습니다.',
    mend: '“application/”을 빼세요.',
  },
  'cty-jwt-missing': {
    title: (expected, cty) => `안에 토큰이 있는데 cty가 ${shown(cty)}입니다. ${quoted(expected)}이어야 합니다`,
    why: '이 값이 없으면 안에 든 것을 클레임으로 여기거나 서명을 확인하지 않을 수 있습니다.',
    mend: '바깥 토큰의 헤더에 “cty”: “JWT”를 적으세요.',
  },
  'crit-unknown': {
    title: (_, names) => `읽는 쪽이 반드시 이해해야 한다고 적혀 있습니다: ${shown(names)}`,
    why: '이 확장을 모르는 쪽은 토큰을 거부해야 하지만, 무시하는 구현도 있습니다.',
    mend: '모든 쪽이 그 확장을 구현하지 않았다면 “crit”을 빼세요.',
  },
  'crit-wrong': {
    title: (_, names) => `crit이 올바르지 않습니다: ${shown(names)}`,
    why: '보호된 헤더에 실제로 있는 확장만 적습니다. 비어 있거나, 표준 이름이나 없는 이름이 있으면 안 됩니다.',
    mend: '실제로 있는 확장만 적거나 “crit”을 빼세요.',
  },
  'b64-without-crit': {
    title: () => 'b64가 헤더에 있지만 crit에는 없습니다',
    why: 'b64를 모르는 쪽은 뜻한 것과 다른 바이트로 서명을 확인하면서도 알아차리지 못할 수 있습니다.',
    mend: '“crit”에 “b64”를 적거나 둘 다 빼세요.',
  },
  'alg-unprotected': {
    title: (_, alg) => `alg(${quoted(alg)})가 보호되지 않은 헤더에 있습니다`,
    why: '서명이 이 값을 보호하지 않으므로 중간에서 누구나 다른 알고리즘으로 바꿀 수 있습니다.',
    mend: '“alg”를 보호된 헤더로 옮기세요.',
  },
};
