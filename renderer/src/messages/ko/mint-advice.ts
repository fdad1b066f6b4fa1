import type { MintAdviceMessages } from '../en/mint-advice.ts';

export const mintAdvice: MintAdviceMessages = {
  title: '살펴볼 점',
  count: (count) => (count === 0 ? '살펴볼 점이 없습니다.' : `살펴볼 점 ${count}개.`),
  severities: { warning: '경고:', note: '참고:' },
  needs: { required: '필수', either: '하나는 필수', recommended: '권장', forbidden: '금지' },
  wanted: '이 종류에 더 필요한 클레임:',
  addWanted: (name, need) => `${name}, ${need}`,
  mend: '고치기',
  mends: { 'long-lived-access': '1시간으로', 'not-a-bearer': '컴팩트로' },
  texts: {
    'never-expires': () => ({
      title: '만료되지 않습니다',
      why: '토큰을 얻은 사람은 키를 신뢰하는 동안 계속 쓸 수 있습니다. 유효 기간을 정하세요.',
    }),
    'long-lived-access': () => ({
      title: '액세스 토큰치고 너무 오래갑니다',
      why: '도난당하면 하루 넘게 쓰입니다. 보통 5분에서 60분으로 정하고 리프레시 토큰을 함께 씁니다.',
    }),
    'expired-from-start': () => ({
      title: '처음부터 만료된 토큰입니다',
      why: '거부되는지 시험할 때 알맞습니다. 아니라면 더 늦은 시각을 고르세요.',
    }),
    'secret-in-claims': (names) => ({
      title: `클레임에 든 비밀 값: ${names}`,
      why: '서명은 아무것도 숨기지 않습니다. 토큰을 본 사람은 누구나 이 값을 압니다. 클레임에서 빼고, 이미 쓰는 값이라면 교체하세요.',
    }),
    'personal-data': (names) => ({
      title: `개인정보: ${names}`,
      why: '서명한 토큰은 로그에서든 어디서든 보는 사람이 읽을 수 있습니다. 빼거나 토큰을 암호화하세요.',
    }),
    'weak-key': () => ({
      title: '“테스트용 약한 키”로 표시된 키입니다',
      why: '다른 사람이 추측해 같은 토큰을 만들 수 있습니다. 실제 데이터를 지키는 데 쓰지 마세요.',
    }),
    'over-cookie': () => ({
      title: '쿠키에 담을 수 없는 크기입니다',
      why: '브라우저는 4 KB가 넘는 쿠키를 버립니다. Authorization 헤더에는 아직 들어갑니다.',
    }),
    'over-header': () => ({
      title: '많은 서버가 받지 않는 크기입니다',
      why: 'nginx, Apache 등은 8 KB가 넘는 헤더를 거부합니다. 받는 쪽이 조회할 수 있는 클레임은 빼세요.',
    }),
    'lacks-claims': (names) => ({
      title: `이 종류에 빠진 클레임: ${names}`,
      why: '표준을 따르는 쪽은 이 클레임이 없으면 거부합니다. 칸을 채우거나 다른 종류를 고르세요.',
    }),
    'forbids-claims': (names) => ({
      title: `이 종류에 쓸 수 없는 클레임: ${names}`,
      why: '표준을 따르는 쪽은 이 클레임이 있으면 거부합니다. 지우거나 다른 종류를 고르세요.',
    }),
    'not-a-bearer': () => ({
      title: 'Bearer 토큰이 아닙니다',
      why: '페이로드가 들어 있는 컴팩트 토큰만 Authorization 헤더에 넣을 수 있습니다. 요청 화면에서는 보낼 수 없습니다.',
    }),
    'claim-looks-like-milliseconds': (names) => ({
      title: `밀리초로 보이는 값: ${names}`,
      why: '토큰의 시각은 초로 셉니다. 초로 읽으면 수만 년 뒤가 됩니다. 마지막 세 자리를 지우세요.',
    }),
    'undeclared-placeholder': (names) => ({
      title: `채우지 못한 자리: ${names}`,
      why: '이 이름의 변수가 없어 중괄호가 토큰에 그대로 들어갑니다. 이름을 고치거나 프로필에 변수를 선언하세요.',
    }),
  },
};
