import type { ErrorMessages } from '../en/errors.ts';
import { jsonProblemIn } from '../error-fields.ts';
import { jsonProblems, mint } from './mint.ts';
import { lifetimeWay, mintErrors, notUtf8 } from './mint-errors.ts';

export const errors: ErrorMessages = {
  ...mintErrors,
  'untrusted-sender': () => ({ title: '요청이 거부되었습니다', way: '주 창에서 보낸 요청이 아닙니다. Tokensmith를 다시 시작하세요.' }),
  'invalid-input': ({ field, expected, actual }) => ({
    title: field === undefined ? '입력값이 맞지 않습니다' : `“${field}” 값이 맞지 않습니다`,
    way: expected === undefined ? '고친 뒤 다시 시도하세요.' : `필요한 값: ${expected}, 받은 값: ${actual ?? '없음'}.`,
  }),
  cancelled: () => ({ title: '취소했습니다', way: '바뀐 내용은 없습니다.' }),
  internal: ({ id }) => ({
    title: 'Tokensmith에서 예상하지 못한 문제가 생겼습니다',
    way:
      id === undefined
        ? '다시 시도하세요. 계속되면 Tokensmith를 다시 시작하세요.'
        : `다시 시도하세요. 자세한 내용은 로그의 ${id} 항목에 있습니다.`,
  }),
  'vault-not-ready': () => ({ title: '금고가 아직 열리지 않았습니다', way: '키 화면에서 무엇을 기다리는지 확인하세요.' }),
  'vault-read-only': () => ({ title: '금고가 읽기 전용이라 저장할 수 없습니다', way: '폴더에 쓰기 권한을 준 뒤 다시 시도하세요.' }),
  'keychain-missing': () => ({
    title: '키체인을 찾지 못했습니다',
    way: '키체인을 설치하거나 시작하세요. 메모리에서만 작업할 수도 있습니다. 방법은 키 화면에 있습니다.',
  }),
  'keychain-needs-setup': () => ({ title: '키체인에 기본 키링이 없습니다', way: '암호 관리 앱에서 기본 키링을 만든 뒤 다시 시도하세요.' }),
  'keychain-locked': () => ({ title: '키체인이 잠겨 있습니다', way: '잠금을 푼 뒤 다시 시도하세요.' }),
  'keychain-hung': () => ({
    title: '키체인이 응답하지 않습니다',
    way: '다른 창 뒤에 확인 창이 떠 있을 수 있습니다. 답한 뒤 다시 시도하세요.',
  }),
  'secret-missing': () => ({
    title: '키체인에 이 비밀 값이 더 이상 없습니다',
    way: 'Tokensmith 밖에서 삭제되었습니다. 이 키를 삭제하고 새로 만드세요.',
  }),
  'secret-corrupt': () => ({
    title: '키체인의 비밀 값이 손상되었습니다',
    way: 'Tokensmith 밖에서 바뀌었습니다. 이 키를 삭제하고 새로 만드세요.',
  }),
  'secret-too-large': ({ expected, actual }) => ({
    title: '비밀 값이 키체인에 넣기에 너무 큽니다',
    way: `최대 ${expected ?? '2,400바이트'}까지 들어갑니다. 이 값의 크기: ${actual ?? '그 이상'}.`,
  }),
  'disk-full': () => ({ title: '디스크가 가득 찼습니다', way: '공간을 확보한 뒤 다시 시도하세요. 일부만 저장된 내용은 없습니다.' }),
  'policy-not-found': () => ({ title: '이 정책은 더 이상 없습니다', way: '그 사이에 삭제되었습니다. 다른 정책을 고르세요.' }),
  'policy-built-in': () => ({ title: '기본 정책은 바꿀 수 없습니다', way: '내 정책으로 저장한 뒤 그것을 고치세요.' }),
  'issuer-taken': ({ actual }) => ({
    title: '이 발급자의 토큰을 판정하는 정책이 이미 있습니다',
    way: actual === undefined ? '둘 중 하나에서 이 발급자를 빼세요.' : `여기에서 빼거나 “${actual}” 정책에서 빼세요.`,
  }),
  'key-not-found': () => ({ title: '이 키는 더 이상 없습니다', way: '그 사이에 삭제되었습니다. 다른 키를 고르세요.' }),
  'token-not-found': () => ({ title: '이 토큰은 더 이상 보관되어 있지 않습니다', way: '그 사이에 삭제되었습니다. 다른 토큰을 고르세요.' }),
  'name-taken': () => ({ title: '이미 있는 이름입니다', way: '다른 이름을 쓰세요.' }),
  'kid-taken': () => ({ title: '같은 키 ID를 쓰는 키가 이미 있습니다', way: '다른 키 ID를 쓰세요.' }),
  'key-exists': () => ({ title: '이 키는 이미 있습니다', way: '빼고 진행하거나, 먼저 기존 키를 삭제하세요.' }),
  'source-not-found': () => ({ title: '이 공개 키 출처는 더 이상 없습니다', way: '그 사이에 삭제되었습니다. 다른 출처를 고르세요.' }),
  'algorithm-unsupported': ({ actual }) => ({
    title: actual === undefined ? '이 알고리즘은 여기서 쓸 수 없습니다' : `${actual} 알고리즘은 여기서 쓸 수 없습니다`,
    way: '이 시스템에서 쓸 수 있는 알고리즘은 설정에서 볼 수 있습니다.',
  }),
  'key-unusable': ({ expected, actual }) => ({
    title: '이 키는 그 용도로 쓸 수 없습니다',
    way: expected === undefined ? '다른 키를 고르세요.' : `필요한 키: ${expected}, 이 키: ${actual ?? '다른 종류'}. 다른 키를 고르세요.`,
  }),
  'confirmation-declined': () => ({
    title: '요청하신 대로 진행하지 않았습니다',
    way: '비밀 값은 그대로 있습니다. 필요할 때 다시 시도하세요.',
  }),
  'json-malformed': ({ line, column, expected, actual }) => {
    const found = jsonProblemIn(actual, jsonProblems);
    if (found !== null) {
      const { problem, member } = found;
      const place = [line ?? 1, column ?? 1] as const;
      return {
        title: 'JSON이 아닙니다',
        way: member === null ? mint.textNotJson(problem, ...place) : mint.textDuplicate(member, ...place),
      };
    }
    return {
      title: line === undefined ? 'JSON이 아닙니다' : `JSON이 아닙니다: ${line}번째 줄, ${column ?? 1}번째 글자`,
      way: actual === 'not-utf-8' ? notUtf8 : `필요한 값: ${expected ?? 'JSON 값'}, 받은 값: ${actual ?? '다른 내용'}.`,
    };
  },
  'claims-not-an-object': ({ actual }) => ({
    title: '클레임은 JSON 객체여야 합니다',
    way: `중괄호로 감싸세요: { "role": "admin" }. 지금 종류: ${actual ?? '객체가 아님'}.`,
  }),
  'claim-shadows-field': ({ actual = '' }) => ({
    title: `이미 정해진 값입니다: “${actual.replaceAll(', ', '”, “')}”`,
    way: '클레임에서 지우거나 열 이름을 바꾸세요. iss, sub, aud라면 칸을 비워도 됩니다.',
  }),
  'lifetime-malformed': ({ actual, expected }) => ({
    title: actual === undefined || actual === '' ? '유효 기간이 비어 있습니다' : `“${actual}”은(는) 유효 기간이 아닙니다`,
    way: lifetimeWay(expected),
  }),
  'payload-too-large': ({ expected, actual }) => ({
    title: '내용이 너무 큽니다',
    way:
      actual === undefined
        ? `최대 ${expected ?? '256 KB'}까지 처리할 수 있습니다. 줄여 주세요.`
        : `최대 ${expected ?? '256 KB'}까지 처리할 수 있습니다. 지금 크기: ${actual}.`,
  }),
  'token-malformed': ({ expected }) => ({
    title: '토큰이 아닙니다',
    way: `필요한 형태: ${expected ?? '점으로 이어진 세 부분'}. 검사 화면에서 어디가 잘못되었는지 볼 수 있습니다.`,
  }),
  'key-malformed': ({ expected, actual, line, column, offset }) => ({
    title:
      line !== undefined
        ? `읽을 수 없는 키입니다: ${line}번째 줄, ${column ?? 1}번째 글자`
        : offset !== undefined
          ? `읽을 수 없는 키입니다: ${offset}번째 바이트`
          : '읽을 수 없는 키입니다',
    way:
      actual === undefined
        ? `필요한 형태: ${expected ?? 'PEM, JWK 또는 비밀 값'}.`
        : `필요한 형태: ${expected ?? 'PEM, JWK 또는 비밀 값'}, 받은 내용: ${actual}.`,
  }),
  'format-unknown': ({ expected }) => ({
    title: '키로 보이는 내용이 없습니다',
    way: `필요한 형태: ${expected ?? 'PEM, DER, JWK, JWKS, OpenSSH, PKCS#12 또는 비밀 값'}. 빠짐없이 복사했는지 확인하세요.`,
  }),
  'format-unsupported': ({ actual }) => ({
    title: actual === undefined ? '여기서 읽을 수 없는 종류의 키입니다' : `여기서 읽을 수 없는 종류의 키입니다: ${actual}`,
    way: '키를 만든 도구로 PKCS#8이나 JWK로 바꾼 뒤 가져오세요.',
  }),
  'kdf-too-costly': ({ expected, actual }) => ({
    title: '암호를 푸는 데 너무 오래 걸립니다',
    way:
      actual === undefined
        ? '허용된 것보다 많은 반복으로 암호화되었습니다. 더 적은 반복으로 다시 암호화하세요.'
        : `요구하는 값: ${actual}, 허용되는 최댓값: ${expected ?? '그보다 작은 값'}. 더 작은 값으로 다시 암호화하세요.`,
  }),
  'passphrase-needed': () => ({ title: '암호로 보호된 키입니다', way: '키를 내보낼 때 쓴 암호를 입력하세요.' }),
  'passphrase-wrong': () => ({ title: '암호가 맞지 않습니다', way: '대소문자와 공백을 확인하고 다시 시도하세요. 잃은 내용은 없습니다.' }),
  'secret-weak': ({ expected, actual }) => ({
    title: '이 비밀 값은 너무 약합니다',
    way:
      expected === undefined
        ? '더 강한 값을 쓰거나 “테스트용 약한 키”로 표시하세요.'
        : `필요한 강도: ${expected}, 이 값: ${actual ?? '그보다 약함'}. 더 강한 값을 쓰거나 “테스트용 약한 키”로 표시하세요.`,
  }),
  'import-expired': () => ({ title: '읽어 둔 내용을 이미 지웠습니다', way: '10분 동안만 보관합니다. 키를 다시 읽으세요.' }),
  'nothing-to-import': () => ({ title: '가져올 내용이 없습니다', way: '파일을 고르거나 먼저 키를 복사하세요.' }),
  'file-unreadable': ({ expected }) =>
    expected === 'a file'
      ? { title: '파일이 아닙니다', way: '폴더 안은 찾지 않습니다. 그 안의 파일을 고르세요.' }
      : { title: '파일을 읽지 못했습니다', way: '파일이 있는지, 열 권한이 있는지 확인하세요.' },
  'file-unwritable': () => ({ title: '파일을 쓰지 못했습니다', way: '그곳에 쓰기 권한이 있는지 확인하거나 다른 폴더를 고르세요.' }),
  'url-malformed': ({ actual }) => ({
    title: actual === undefined || actual === '' ? 'URL이 비어 있습니다' : '호출할 수 있는 URL이 아닙니다',
    way: 'http://127.0.0.1:8787/protected처럼 전체 주소를 쓰세요.',
  }),
  'address-not-public': ({ actual }) => ({
    title: actual === undefined ? '인터넷에 공개된 주소가 아닙니다' : `${actual}은(는) 인터넷에 공개된 주소가 아닙니다`,
    way: '이 컴퓨터나 사설망의 주소입니다. 의도한 것이라면 허용하세요.',
  }),
  'answer-malformed': ({ expected, actual, line, column }) => ({
    title: line === undefined ? '응답에 읽을 수 있는 키가 없습니다' : `응답을 읽을 수 없습니다: ${line}번째 줄, ${column ?? 1}번째 글자`,
    way: `필요한 내용: ${expected ?? 'JWKS'}, 받은 내용: ${actual ?? '다른 내용'}. 주소가 맞는지 확인하세요.`,
  }),
  'answer-status': ({ expected, actual }) => ({
    title: actual === undefined ? '서버가 거부했습니다' : `서버가 ${actual}(으)로 답했습니다`,
    way: `필요한 응답: ${expected ?? '200'}. 주소를 확인하거나 운영하는 쪽에 문의하세요.`,
  }),
  'issuer-mismatch': ({ expected, actual }) => ({
    title: '메타데이터의 발급자가 다릅니다',
    way: `필요한 발급자: ${expected ?? '요청한 발급자'}, 받은 발급자: ${actual ?? '다른 값'}. 이유를 알기 전에는 믿지 마세요.`,
  }),
  'header-malformed': ({ field, actual }) => ({
    title: `“${actual ?? field ?? ''}” 헤더는 보낼 수 없습니다`,
    way: '이름에는 영문자, 숫자, 하이픈만, 값에는 제어 문자 없는 한 줄만 쓸 수 있습니다.',
  }),
  'token-unavailable': () => ({ title: '토큰을 만들 수 없어 아무것도 보내지 않았습니다', way: '다른 토큰을 고르거나 토큰 없이 보내세요.' }),
  'host-unreachable': ({ actual }) => ({
    title: actual === undefined ? '서버를 찾지 못했습니다' : `${actual} 서버를 찾지 못했습니다`,
    way: '주소의 철자와 네트워크, 이름 서버를 확인하세요.',
  }),
  'connection-refused': ({ actual }) => ({
    title: actual === undefined ? '그 주소에서 응답하는 서버가 없습니다' : `${actual}에서 응답하는 서버가 없습니다`,
    way: '서버가 켜져 있고 포트가 맞는지 확인하세요. 로컬 API라면 먼저 켜세요.',
  }),
  'connection-lost': () => ({
    title: '서버가 답을 마치기 전에 연결을 끊었습니다',
    way: '다시 시도하세요. 이유는 서버의 로그에 있을 수 있습니다.',
  }),
  'tls-failed': ({ actual }) => ({
    title: '보안 연결을 맺지 못해 아무것도 보내지 않았습니다',
    way: actual === undefined ? '인증서를 받아들일 수 없습니다. 호스트 이름을 확인하세요.' : `인증서를 받아들일 수 없습니다: ${actual}.`,
  }),
  'timed-out': ({ expected }) => ({
    title: expected === undefined ? '제때 응답이 없었습니다' : `${expected} 안에 응답이 없었습니다`,
    way: '다시 시도하거나 서버가 바쁜지 확인하세요.',
  }),
  'response-too-large': ({ expected }) => ({
    title: '응답이 너무 큽니다',
    way: `${expected ?? '한도'}에서 읽기를 멈췄습니다. 서버에 더 적은 내용을 요청하세요.`,
  }),
  'too-many-redirects': ({ expected }) => ({
    title: '서버의 리디렉션이 끝나지 않습니다',
    way: `허용 횟수(${expected ?? '최대'})를 넘어 멈췄습니다.`,
  }),
  'port-in-use': ({ actual }) => ({
    title: actual === undefined ? '다른 프로그램이 이 포트를 쓰고 있습니다' : `다른 프로그램이 ${actual} 포트를 쓰고 있습니다`,
    way: '다른 포트를 고르거나 그 프로그램을 끄세요.',
  }),
  'port-not-allowed': ({ expected }) => ({ title: '이 포트는 쓸 수 없습니다', way: `${expected ?? '1024..65535'} 범위에서 고르세요.` }),
};
