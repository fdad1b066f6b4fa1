import type { CheckNames } from '../en/check-names.ts';

export const checkNames: CheckNames = {
  decryption: '복호화',
  format: '형식',
  key: '키',
  algorithm: '알고리즘',
  signature: '서명',
  crit: '필수 확장 헤더',
  typ: '종류',
  exp: '만료',
  nbf: '유효 시작',
  iat: '발급 시각',
  age: '경과 시간',
  iss: '발급자',
  aud: '대상',
  sub: '주체',
  disclosures: '선택 공개 항목',
  'key-binding': '키 바인딩',
};
