import { shown } from '../check-value.ts';
import type { LintByteTexts } from '../en/inspect-lint-bytes.ts';

const refuseNames = '이름을 입력받는 단계에서 발급자가 거부하거나 지우게 하세요.';

export const lintByteTexts: LintByteTexts = {
  'size-cookie': {
    title: (most, bytes) => `${shown(bytes)}바이트: 쿠키에 담기에는 너무 큽니다(${shown(most)})`,
    why: '브라우저는 더 큰 쿠키를 아무 말 없이 버립니다.',
    mend: '클레임을 줄이거나 토큰을 서버에 두세요.',
  },
  'size-header': {
    title: (most, bytes) => `${shown(bytes)}바이트: 헤더 한 줄에 담기에는 너무 큽니다(${shown(most)})`,
    why: '흔한 서버들은 애플리케이션에 닿기도 전에 400이나 431로 응답합니다.',
    mend: '클레임을, 특히 그룹과 역할 목록을 줄이세요.',
  },
  'base64-not-canonical': {
    title: (_, reason) => `base64url이 정해진 한 가지 방식으로 적혀 있지 않습니다(${shown(reason)})`,
    why: '여러 텍스트가 같은 토큰을 뜻하게 되어, 폐기 목록과 캐시를 피해 갈 수 있습니다.',
    mend: '“-”와 “_”를 쓰는 문자 집합으로, 패딩과 남는 비트 없이 적으세요.',
  },
  'duplicate-member': {
    title: (_, names) => `같은 이름이 두 번 있습니다: ${shown(names)}`,
    why: '첫 값을 쓰는 쪽과 마지막 값을 쓰는 쪽이 있어, 확인한 값과 실제로 쓰는 값이 달라집니다.',
    mend: '이름마다 한 번만 적고, 읽는 쪽은 이런 토큰을 거부하게 하세요.',
  },
  'byte-order-mark': {
    title: () => 'JSON이 바이트 순서 표시로 시작합니다',
    why: '엄격한 쪽은 거부하고 다른 쪽은 건너뛰므로, 곳에 따라 결과가 다릅니다.',
    mend: '바이트 순서 표시 없이 UTF-8로 적으세요.',
  },
  'not-utf8': {
    title: () => 'UTF-8이 아닌 바이트가 있습니다',
    why: '잘못된 바이트를 읽는 쪽마다 다른 문자로 바꾸므로 이름과 값이 서로 다르게 보입니다.',
    mend: 'JSON을 UTF-8로 인코딩하세요.',
  },
  'hidden-characters': {
    title: (_, points) => `보이지 않는 문자가 있습니다: ${shown(points)}`,
    why: '같아 보이는 두 값이 실제로는 다르므로, 한쪽의 규칙이 다른 쪽에는 적용되지 않습니다.',
    mend: refuseNames,
  },
  'bidi-characters': {
    title: (_, points) => `글의 방향을 바꾸는 문자가 있습니다: ${shown(points)}`,
    why: '화면이나 로그에서 읽히는 값과 실제로 비교되는 값이 다릅니다.',
    mend: refuseNames,
  },
  'confusable-characters': {
    title: (_, points) => `다른 글자로 보이는 글자가 있습니다: ${shown(points)}`,
    why: '로마자처럼 보이는 다른 문자로 만든 이름은 사람들이 다른 이름으로 착각합니다.',
    mend: '여러 문자를 섞은 이름을 발급자가 거부하게 하세요.',
  },
  'control-characters': {
    title: (_, points) => `제어 문자가 있습니다: ${shown(points)}`,
    why: '로그와 터미널에서 줄을 나누거나 글자를 지우고, 텍스트를 도중에 끝낼 수 있습니다.',
    mend: refuseNames,
  },
  'white-space': {
    title: (_, bytes) => `JSON에 공백이 ${shown(bytes)}바이트 있습니다`,
    why: '해롭지는 않지만 요청마다 함께 전송됩니다.',
    mend: 'JSON을 공백과 줄 바꿈 없이 적으세요.',
  },
  'deep-nesting': {
    title: (most, levels) => `값이 ${shown(levels)}단계까지 중첩되어 있습니다. ${shown(most)}단계면 충분합니다`,
    why: '깊은 중첩으로 멈추는 파서가 있습니다.',
    mend: '클레임을 평평하게 하고, 읽는 쪽은 깊이를 제한하게 하세요.',
  },
  'prototype-member': {
    title: (_, names) => `JavaScript 객체의 동작을 바꾸는 이름이 있습니다: ${shown(names)}`,
    why: '클레임을 자기 객체에 합치는 쪽은 준 적이 없는 권한을 내줄 수 있습니다.',
    mend: '이 이름을 빼세요. 직접 만든 토큰이 아니라면 누군가 공격을 시도하는 것입니다.',
  },
};
