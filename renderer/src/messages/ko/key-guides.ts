import type { JweAlgorithm, JwsAlgorithm } from '../../../../shared/key-algorithms.ts';
import type { Guide, KeyGuides } from '../en/key-guides.ts';

const oneSecret = '검증하는 쪽도 같은 비밀 값을 가지므로 서명도 할 수 있습니다.';
const twoHalves = '개인 키는 나만 갖고, 검증은 공개 키로 누구나 할 수 있습니다.';
const encryptsToYou = '누구나 공개 키로 암호화하고, 개인 키를 가진 나만 읽을 수 있습니다.';
const oneKey = '쓰는 쪽과 읽는 쪽이 같은 키를 가지며, 양쪽 모두 읽고 쓸 수 있습니다.';
const quickBoth = '서명과 검증이 매우 빠릅니다.';
const rsaSigns = '서명은 느리고 검증은 빠릅니다. 키를 만드는 데 잠시 걸립니다.';
const rsaDecrypts = '암호화는 빠르고 복호화는 느립니다. 키를 만드는 데 잠시 걸립니다.';
const agrees = '양쪽 모두 빠릅니다. 토큰마다 새 키 쌍을 씁니다.';
const wraps = '양쪽 모두 매우 빠릅니다.';

function rsa(use: string): Guide {
  return { use, holders: twoHalves, speed: rsaSigns, size: '서명 길이는 키와 같음: 3072비트면 384바이트' };
}
function oaep(use: string): Guide {
  return { use, holders: encryptsToYou, speed: rsaDecrypts, size: '키 길이만큼 늘어남: 3072비트면 384바이트' };
}
function wrap(use: string, bytes: number): Guide {
  return { use, holders: oneKey, speed: wraps, size: `키 ${bytes}바이트` };
}

const signing: Record<JwsAlgorithm, Guide> = {
  HS256: { use: '직접 서명하고 검증하는 앱', holders: oneSecret, speed: quickBoth, size: '비밀 값 32바이트, 서명 32바이트' },
  HS384: { use: '규정이 SHA-384를 요구할 때', holders: oneSecret, speed: quickBoth, size: '비밀 값 48바이트, 서명 48바이트' },
  HS512: { use: '규정이 SHA-512를 요구할 때', holders: oneSecret, speed: quickBoth, size: '비밀 값 64바이트, 서명 64바이트' },
  ES256: {
    use: '서비스 사이에서 가장 많이 쓰는 방식',
    holders: twoHalves,
    speed: '서명이 빠르고 검증은 조금 느립니다.',
    size: 'P-256, 서명 64바이트',
  },
  ES384: { use: 'P-384가 필요할 때', holders: twoHalves, speed: 'ES256보다 느립니다.', size: 'P-384, 서명 96바이트' },
  ES512: { use: 'P-521이 필요할 때', holders: twoHalves, speed: 'ES256보다 느립니다.', size: 'P-521, 서명 132바이트' },
  EdDSA: {
    use: '검증하는 쪽이 모두 지원한다면 작고 현대적인 선택',
    holders: twoHalves,
    speed: '서명과 검증이 빠릅니다.',
    size: 'Ed25519, 서명 64바이트',
  },
  Ed25519: {
    use: 'EdDSA의 더 정확한 새 이름(RFC 9864)을 요구하는 검증자가 있을 때',
    holders: twoHalves,
    speed: '서명과 검증이 빠릅니다.',
    size: 'Ed25519, 서명 64바이트',
  },
  RS256: rsa('오래된 시스템까지 어디서나 통하는 방식'),
  RS384: rsa('RS256과 같고, 규정이 SHA-384를 요구할 때'),
  RS512: rsa('RS256과 같고, 규정이 SHA-512를 요구할 때'),
  PS256: rsa('금융권과 FAPI에서 쓰는 최신 RSA 방식'),
  PS384: rsa('PS256과 같고, 규정이 SHA-384를 요구할 때'),
  PS512: rsa('PS256과 같고, 규정이 SHA-512를 요구할 때'),
};

const encrypting: Record<JweAlgorithm, Guide> = {
  'RSA-OAEP': oaep('더 새로운 방식을 모르는 수신자를 위한 RSA. 내부에 SHA-1을 쓰지만 이 용도로는 아직 안전합니다'),
  'RSA-OAEP-256': oaep('RSA 키로 암호화할 때 많이 쓰는 방식'),
  'RSA-OAEP-384': oaep('RSA-OAEP-256과 같고, 규정이 SHA-384를 요구할 때'),
  'RSA-OAEP-512': oaep('RSA-OAEP-256과 같고, 규정이 SHA-512를 요구할 때'),
  'ECDH-ES': {
    use: '수신자가 하나인 작은 토큰. 합의한 키로 내용을 바로 암호화합니다',
    holders: encryptsToYou,
    speed: agrees,
    size: '공개 키 하나만큼 늘어나며, 감싼 키는 없음',
  },
  'ECDH-ES+A128KW': {
    use: '타원 곡선으로 암호화할 때 많이 쓰는 방식',
    holders: encryptsToYou,
    speed: agrees,
    size: '공개 키 하나와 감싼 키만큼 늘어남',
  },
  'ECDH-ES+A192KW': {
    use: 'ECDH-ES+A128KW와 같고, 192비트가 필요할 때',
    holders: encryptsToYou,
    speed: agrees,
    size: '공개 키 하나와 감싼 키만큼 늘어남',
  },
  'ECDH-ES+A256KW': {
    use: 'ECDH-ES+A128KW와 같고, 256비트가 필요할 때',
    holders: encryptsToYou,
    speed: agrees,
    size: '공개 키 하나와 감싼 키만큼 늘어남',
  },
  dir: {
    use: '앱 하나가 토큰을 쓰고 직접 읽을 때. 키가 내용을 바로 암호화하므로 자주 바꾸세요',
    holders: oneKey,
    speed: '감쌀 키가 없어 가장 빠릅니다.',
    size: '늘어나지 않음',
  },
  A128KW: wrap('키를 공유하는 두 서비스. 토큰마다 내용 키를 새로 만듭니다', 16),
  A192KW: wrap('A128KW와 같고, 192비트가 필요할 때', 24),
  A256KW: wrap('A128KW와 같고, 256비트가 필요할 때', 32),
  A128GCMKW: wrap('A128KW를 AES-GCM으로 하는 방식. 키 하나로 토큰 2^32개를 넘기지 마세요', 16),
  A192GCMKW: wrap('A128GCMKW와 같고, 192비트가 필요할 때', 24),
  A256GCMKW: wrap('A128GCMKW와 같고, 256비트가 필요할 때', 32),
};

const signs = '개인 키로 서명하고 공개 키로 검증합니다';
const hmac = '공유하는 비밀 값 하나로 서명하고 검증합니다';
const decrypts = '공개 키로 암호화하고 개인 키로 복호화합니다';
const shared = '공유하는 키 하나로 암호화하고 복호화합니다';

const plainWords: KeyGuides['plainWords'] = {
  HS256: `HMAC과 SHA-256: ${hmac}`,
  HS384: `HMAC과 SHA-384: ${hmac}`,
  HS512: `HMAC과 SHA-512: ${hmac}`,
  RS256: `RSA와 SHA-256: ${signs}`,
  RS384: `RSA와 SHA-384: ${signs}`,
  RS512: `RSA와 SHA-512: ${signs}`,
  PS256: `RSA-PSS와 SHA-256: ${signs}`,
  PS384: `RSA-PSS와 SHA-384: ${signs}`,
  PS512: `RSA-PSS와 SHA-512: ${signs}`,
  ES256: `타원 곡선 P-256: ${signs}`,
  ES384: `타원 곡선 P-384: ${signs}`,
  ES512: `타원 곡선 P-521: ${signs}`,
  EdDSA: `에드워즈 곡선 Ed25519: ${signs}`,
  Ed25519: `에드워즈 곡선 Ed25519: ${signs}`,
  'RSA-OAEP': `RSA-OAEP와 SHA-1: ${decrypts}`,
  'RSA-OAEP-256': `RSA-OAEP와 SHA-256: ${decrypts}`,
  'RSA-OAEP-384': `RSA-OAEP와 SHA-384: ${decrypts}`,
  'RSA-OAEP-512': `RSA-OAEP와 SHA-512: ${decrypts}`,
  'ECDH-ES': `키 합의: ${decrypts}`,
  'ECDH-ES+A128KW': `키 합의와 AES-128 키 랩: ${decrypts}`,
  'ECDH-ES+A192KW': `키 합의와 AES-192 키 랩: ${decrypts}`,
  'ECDH-ES+A256KW': `키 합의와 AES-256 키 랩: ${decrypts}`,
  dir: `직접 암호화: ${shared}`,
  A128KW: `AES-128 키 랩: ${shared}`,
  A192KW: `AES-192 키 랩: ${shared}`,
  A256KW: `AES-256 키 랩: ${shared}`,
  A128GCMKW: `AES-128-GCM 키 랩: ${shared}`,
  A192GCMKW: `AES-192-GCM 키 랩: ${shared}`,
  A256GCMKW: `AES-256-GCM 키 랩: ${shared}`,
};

export const keyGuides: KeyGuides = { guides: { ...signing, ...encrypting }, plainWords };
