import type { CheckValue } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { quoted, shown } from '../check-value.ts';
import type { LintClaimTexts } from '../en/inspect-lint-claims.ts';
import { time } from './time.ts';

const life = (value: CheckValue) => (typeof value === 'number' ? formatDuration(value, time) : shown(value));

export const lintClaimTexts: LintClaimTexts = {
  'exp-missing': {
    title: () => '만료되지 않는 토큰입니다',
    why: '토큰을 손에 넣은 사람은 영원히 쓸 수 있습니다. 폐기 여부를 매번 확인할 때만 막을 수 있습니다.',
    mend: '“exp”를 적고, 검증하는 쪽이 반드시 요구하게 하세요.',
  },
  'life-long': {
    title: (most, seconds) => `유효 기간이 ${life(seconds)}입니다. 이런 토큰은 ${life(most)} 이하여야 합니다`,
    why: '도난당한 토큰도 그만큼 오래 쓸 수 있고, 담긴 내용은 낡아 갑니다.',
    mend: '기간을 줄이고 필요할 때 갱신하세요.',
  },
  'exp-before-iat': {
    title: () => '발급되기 전에 만료되었습니다',
    why: '어디에서도 받아들여지지 않습니다. 대개 단위나 시간대를 잘못 쓴 것입니다.',
    mend: '“exp”나 “iat”를 고치세요. 둘 다 1970년부터 센 UTC 기준 초입니다.',
  },
  'nbf-after-exp': {
    title: () => '만료된 뒤에야 유효해집니다',
    why: '이 토큰이 유효한 순간은 없습니다.',
    mend: '“nbf”나 “exp”를 고치세요.',
  },
  'time-milliseconds': {
    title: (_, value) => `시각이 밀리초로 적혀 있습니다: ${shown(value)}`,
    why: '시각의 단위는 초입니다. 그대로 읽으면 수천 년 뒤가 되어 만료되지 않거나 시작되지 않습니다.',
    mend: '1000으로 나누세요.',
  },
  'time-fraction': {
    title: (_, value) => `시각에 소수가 있습니다: ${shown(value)}`,
    why: '허용되지만, 정수만 받는 언어에서는 토큰을 거부합니다.',
    mend: '정수 초로 적으세요.',
  },
  'time-text': {
    title: (expected, kind) => `시각의 형식이 ${shown(kind)}입니다. ${shown(expected)}이어야 합니다`,
    why: '엄격한 쪽은 거부하고, 다른 쪽은 확인을 건너뛰어 만료되지 않는 토큰이 됩니다.',
    mend: '1970년부터 센 초를 숫자로 적으세요.',
  },
  'iss-missing': {
    title: () => '누가 발급했는지 없습니다',
    why: '발급자를 여럿 두는 쪽은 누구의 키로 확인해야 하는지 알 수 없습니다.',
    mend: '“iss”를 적고, 검증하는 쪽이 비교하게 하세요.',
  },
  'aud-missing': {
    title: () => '누구에게 쓰는 토큰인지 없습니다',
    why: '토큰을 받은 서비스가 같은 발급자를 믿는 다른 서비스에 그대로 쓸 수 있습니다.',
    mend: '“aud”를 적고, 각 서비스가 자기 이름을 반드시 확인하게 하세요.',
  },
  'aud-wide': {
    title: (most, count) =>
      count === '*'
        ? '모두에게 쓸 수 있는 토큰입니다: aud “*”'
        : `대상 서비스가 ${shown(count)}개입니다. ${shown(most)}개가 넘으면 너무 넓습니다`,
    why: '그중 어느 서비스든 이 토큰을 나머지 모두에 쓸 수 있습니다.',
    mend: '서비스마다 따로 토큰을 발급하세요.',
  },
  'iss-not-https': {
    title: (_, iss) => `iss가 https 주소가 아닙니다: ${quoted(iss)}`,
    why: '발급자의 키를 이 주소에서 가져옵니다. https가 아니면 중간에서 누구나 자기 키를 내줄 수 있습니다.',
    mend: '발급자 주소를 https로 바꾸세요.',
  },
  'claims-lacking': {
    title: (_, names) => `이 종류의 토큰에 꼭 있어야 할 클레임이 없습니다: ${shown(names)}`,
    why: '표준을 따르는 쪽은 거부하고, 그렇지 않은 쪽은 자신을 지켜 줄 확인을 건너뜁니다.',
    mend: '발급자가 이 클레임을 넣게 하세요.',
  },
  'claims-forbidden': {
    title: (_, names) => `이 종류의 토큰에 있으면 안 되는 클레임입니다: ${shown(names)}`,
    why: '이 클레임이 있으면 한 종류의 토큰을 다른 종류로 속여 쓸 수 있습니다.',
    mend: '발급자가 이 클레임을 빼게 하세요.',
  },
  'claim-type-wrong': {
    title: (expected, kind) => `클레임의 형식이 ${shown(kind)}입니다. ${shown(expected)}이어야 합니다`,
    why: '읽는 쪽마다 다르게 받아들입니다. 엄격한 쪽은 거부하고, 다른 쪽은 잘못 비교합니다.',
    mend: '표준에 정해진 형식으로 적으세요.',
  },
  'scope-not-text': {
    title: (_, kind) => `scope의 형식이 ${shown(kind)}입니다. 공백으로 나눈 텍스트 하나여야 합니다`,
    why: '텍스트를 공백에서 나누는 쪽은 스코프를 찾지 못하거나 하나 더 찾습니다.',
    mend: '스코프를 텍스트 하나에 공백으로 나누어 적으세요.',
  },
  'number-unsafe': {
    title: (_, value) => `정확히 읽을 수 없을 만큼 큰 숫자입니다: ${shown(value)}`,
    why: '2^53을 넘으면 많은 언어가 반올림하므로 서로 다른 ID가 같아집니다.',
    mend: '텍스트로 적으세요.',
  },
  'number-odd': {
    title: (expected, value) => `숫자가 ${shown(value)}로 적혀 있습니다. 다시 쓰면 ${shown(expected)}가 됩니다`,
    why: '값은 같지만, 클레임을 다시 쓰면 바이트가 달라져 서명이 맞지 않습니다.',
    mend: '정수는 소수점과 지수 없이 적으세요.',
  },
  'personal-data': {
    title: () => '개인정보가 들어 있는 것 같습니다',
    why: '서명된 토큰은 비밀이 아닙니다. 가진 사람은 누구나 읽을 수 있고 로그에도 남습니다.',
    mend: '읽는 쪽에 필요 없는 것은 빼거나 토큰을 암호화하세요.',
  },
  'secret-in-claims': {
    title: () => '클레임에 비밀 값이 들어 있습니다',
    why: '서명은 아무것도 숨기지 않습니다. 이 토큰을 본 사람은 누구나 비밀 값을 압니다.',
    mend: '비밀 값을 빼고, 쓰이는 모든 곳에서 교체하세요.',
  },
  'token-in-claims': {
    title: () => '클레임에 다른 토큰이 들어 있습니다',
    why: '이 토큰을 읽는 사람은 안에 든 토큰도 쓸 수 있습니다.',
    mend: '다른 길로 전달하거나 jti나 해시로 가리키세요.',
  },
  'claims-many': {
    title: (most, count) => `클레임이 ${shown(count)}개입니다. ${shown(most)}개가 넘는 일은 드뭅니다`,
    why: '요청마다 모두 함께 전송되지만, 대개 몇 개만 읽습니다.',
    mend: '필요한 것만 남기고 나머지는 따로 조회하게 하세요.',
  },
};
