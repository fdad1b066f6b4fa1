import type { CheckValue } from '../../../../shared/verdict.ts';
import { quoted, shown } from '../check-value.ts';
import type { FormSentences } from '../en/checks-forms.ts';

/** 직렬화 이름: "JWS compact" → "JWS 컴팩트". */
export function formOf(value: CheckValue): string {
  return shown(value).replace('compact', '컴팩트').replace('flattened', '평면').replace('general', '일반');
}

export const formSentences: FormSentences = {
  decrypted: (expected, actual) => `${quoted(actual)} 키로 열었습니다(${shown(expected)}).`,
  'decrypted-unauthenticated': (expected, actual) =>
    `${quoted(actual)} 키로 열었습니다(${shown(expected)}). 공개 키만 있으면 누구나 이렇게 암호화할 수 있으므로, 누가 보냈는지는 알 수 없습니다.`,
  'decryption-no-key': (expected) => `${shown(expected)} 토큰을 열 수 있는 키가 없습니다. 개인 키나 공유 비밀을 추가하세요.`,
  'decryption-none-fits': (expected, actual) => `${shown(expected)}에 맞는 키가 없습니다. 살펴본 키: ${shown(actual)}개.`,
  'decryption-failed': (_, actual) => `${quoted(actual)} 키로 열리지 않습니다. 내용이 바뀌었거나 다른 키로 암호화되었습니다.`,
  'decryption-unsupported': (expected, actual) =>
    `${shown(actual)}(으)로 암호화되어 여기서는 열 수 없습니다. 열 수 있는 것: ${shown(expected)}.`,
  'decryption-not-tried': () => '암호화된 토큰의 형식이 잘못되어 시도하지 않았습니다.',
  'decryption-key-unavailable': (_, actual) => `키체인에서 ${quoted(actual)} 키를 받지 못했습니다.`,
  'nested-too-deep': () => '암호화된 토큰 안에 또 암호화된 토큰이 있습니다. 한 겹만 엽니다.',
  'nested-unreadable': (_, actual) => `헤더(cty)는 안에 토큰이 있다고 하지만, 실제로 들어 있는 것은 ${shown(actual)}입니다.`,
  'format-json-malformed': (expected, actual) => `JSON 형식이 올바르지 않습니다. 필요한 것: ${shown(expected)}, 받은 것: ${shown(actual)}.`,
  'format-json-ok': (_, actual) => `${formOf(actual)} 형식이고, 표준 base64url이며, 중복된 항목이 없습니다.`,
  'format-sd-jwt-ok': (_, actual) => `올바른 SD-JWT입니다. 공개된 항목: ${shown(actual)}개.`,
  'format-sd-jwt-malformed': (expected, actual) =>
    `SD-JWT 형식이 올바르지 않습니다. 필요한 것: ${shown(expected)}, 받은 것: ${shown(actual)}.`,
  'format-sd-jwt-no-tilde': () =>
    '종류나 다이제스트로 보아 SD-JWT인데, 반드시 있어야 할 끝의 물결표(~)가 없습니다(RFC 9901 4절). 그 뒤에 있던 내용이나 보유자의 증명이 빠졌을 수 있으며, SD-JWT 검증기는 이 토큰을 거부합니다.',
  'format-detached': () => '페이로드가 토큰과 떨어져 있습니다. 서명을 판정하려면 페이로드를 넣어 주세요.',
  'format-unencoded': () => '페이로드를 base64url로 바꾸지 않고 그대로 서명했습니다(RFC 7797).',
  'format-unencoded-jwt': () => '헤더는 페이로드가 base64url이 아니라고 합니다(b64 false). JWT에서는 허용되지 않습니다(RFC 7797 7절).',
  'format-header-overlap': (_, actual) =>
    `${quoted(actual)}이(가) 보호된 헤더와 보호되지 않은 헤더에 모두 있습니다. 읽는 쪽마다 다르게 해석할 수 있습니다.`,
  'disclosures-ok': (expected, actual) =>
    `공개된 항목이 모두 다이제스트와 맞습니다. 공개된 항목 ${shown(actual)}개, 다이제스트 ${shown(expected)}개.`,
  'disclosures-none': (expected) => `공개된 항목이 없습니다. 다이제스트: ${shown(expected)}개.`,
  'disclosure-unreferenced': (_, actual) => `${quoted(actual)}에 맞는 다이제스트가 토큰에 없습니다. 발급자가 서명하지 않은 항목입니다.`,
  'disclosure-twice': (_, actual) => `${quoted(actual)}이(가) 두 번 나옵니다.`,
  'disclosure-malformed': (expected, actual) => `${quoted(actual)}은(는) 공개 항목의 형식이 아닙니다. 필요한 형식: ${shown(expected)}.`,
  'disclosure-shadows': (_, actual) => `공개된 항목이 쓸 수 없는 자리에 ${quoted(actual)} 이름을 넣으려 합니다.`,
  'disclosures-hash-unknown': (expected, actual) => `_sd_alg가 ${quoted(actual)}입니다. 알고 있는 값: ${shown(expected)}.`,
  'key-binding-ok': () => '제시한 쪽이 발급자가 지정한 키를 가지고 있으며, 바로 이 제시에 서명했습니다.',
  'key-binding-absent': () => '키를 가졌다는 증명이 없고, 요구하지도 않았습니다.',
  'key-binding-required': () => '토큰이 보유자의 키(cnf)를 지정하지만, 그 키를 가졌다는 증명이 없습니다. 훔친 사본이라도 똑같이 보입니다.',
  'key-binding-no-key': () => '키를 가졌다는 증명은 있지만, 토큰의 cnf.jwk에 키가 없습니다.',
  'key-binding-bad': () => '토큰이 지정한 키로 서명한 증명이 아닙니다.',
  'key-binding-hash-differs': () => '다른 제시에 쓰려고 만든 증명입니다. sd_hash가 이 내용의 해시와 다릅니다.',
  'key-binding-malformed': (expected, actual) =>
    `증명의 형식이 올바르지 않습니다. 필요한 것: ${shown(expected)}, 받은 것: ${shown(actual)}.`,
  'aud-in-proof': () => '토큰 자체에는 대상이 없습니다. 보유자의 증명에 있는 대상을 아래에서 비교합니다.',
  'nonce-not-compared': (_, actual) =>
    `${quoted(actual)}. 정책에는 nonce가 없어 비교하지 않았습니다. 증명을 요청한 쪽이 보낸 값과 직접 비교해야 합니다.`,
  'nonce-malformed': (_, actual) => `nonce는 텍스트여야 합니다. 받은 값: ${quoted(actual)}.`,
};
