import type { inspectPolicies as english } from '../en/inspect-policies.ts';

export const inspectPolicies: typeof english = {
  builtIn: {
    'id-token': {
      name: 'ID 토큰',
      about: 'OpenID Connect Core 3.1.3.7: iss, sub, aud, exp, iat가 있어야 하고 만료되지 않아야 합니다.',
      fillIn: '발급자와, 대상으로 쓸 클라이언트 ID를 채우세요. nonce를 보냈다면 규칙으로 넣고, 정해 둔 알고리즘도 지정하세요.',
    },
    rfc9068: {
      name: '액세스 토큰(RFC 9068)',
      about: 'RFC 9068 4절: typ은 at+jwt이고 iss, exp, aud, sub, client_id, iat, jti가 있어야 합니다.',
      fillIn: '인증 서버를 발급자로, 내 API를 대상으로 채우세요.',
    },
    dpop: {
      name: 'DPoP 증명(RFC 9449)',
      about:
        'RFC 9449 4.3절: 자신의 헤더에 든 키로 판정하고, typ은 dpop+jwt, 만든 지 1분 이내이며, jti, htm, htu가 있어야 합니다. 키를 가졌다는 것만 보여 주며, 누구인지는 알 수 없습니다.',
      fillIn: '규칙으로 채우세요: 요청의 htm과 htu, 서버가 준 nonce가 있다면 nonce, 액세스 토큰을 함께 보낸다면 ath.',
    },
    logout: {
      name: '로그아웃 토큰',
      about:
        'OpenID Connect Back-Channel Logout 2.4, 2.6: iss, aud, iat, exp, jti와 로그아웃 이벤트가 있고, sub나 sid 가운데 하나가 있어야 하며, nonce는 없어야 합니다.',
      fillIn: '발급자와, 대상으로 쓸 클라이언트 ID를 채우세요. 발급자가 종류를 logout+jwt로 적는다면 그것도 요구하세요.',
    },
    'security-event': {
      name: '보안 이벤트 토큰(RFC 8417)',
      about: 'RFC 8417 2.2절: typ은 secevent+jwt이고 iss, iat, jti, events가 있어야 합니다. 이미 일어난 일을 알리므로 exp는 없어도 됩니다.',
      fillIn: '보내는 쪽을 발급자로, 받는 나를 대상으로 채우세요. 기다리는 이벤트는 events에 그 멤버가 있어야 한다는 규칙으로 넣으세요.',
    },
    'client-assertion': {
      name: '클라이언트 어서션(RFC 7523)',
      about: 'RFC 7523 3절: iss, sub, aud, exp가 있어야 하고 sub는 iss와 같아야 합니다.',
      fillIn: '클라이언트 ID를 발급자로, 토큰 엔드포인트나 내 발급자 값을 대상으로 채우세요.',
    },
  },
};
