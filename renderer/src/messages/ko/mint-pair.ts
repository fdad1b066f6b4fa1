import type { MintPairMessages } from '../en/mint-pair.ts';

export const mintPair: MintPairMessages = {
  mint: '한 쌍 발급',
  title: '세션',
  intro:
    '양식은 액세스 토큰을 나타냅니다. 수명이 짧고 요청마다 보냅니다. 리프레시 토큰은 더 오래 살고 발급자에게만 보내며, 다음 한 쌍으로 바꿀 때 씁니다.',
  refreshLife: '리프레시 토큰의 수명',
  refreshLives: { '1d': '1일', '1w': '1주', '30d': '30일', '1y': '1년', own: '직접 입력…' },
  end: '세션의 끝',
  fixed: '고정',
  sliding: '연장',
  fixedNote: '갱신해도 끝나는 시각은 그대로입니다. 그때가 되면 다시 로그인합니다.',
  slidingNote: '쓸 때마다 리프레시 토큰의 수명이 다시 시작되어, 계속 쓰는 사용자는 최대 기간까지 로그인을 유지합니다.',
  maximum: '최대 기간',
  maximumHint: '시작부터 셉니다. 예: 30d, 3개월.',

  lastMinted: '마지막으로 발급한 한 쌍',
  access: '액세스 토큰',
  accessNote: '만료될 때까지 보호된 엔드포인트를 엽니다.',
  refresh: '리프레시 토큰',
  refreshNote: '한 번만 바꿀 수 있습니다. 두 번 쓰면 세션 전체가 폐기됩니다.',
  refreshed: (count) => (count === 0 ? '아직 갱신하지 않았습니다.' : `${count}번 갱신했습니다.`),
  sessionEnds: '세션이 끝나는 때:',
  refreshNow: '지금 갱신',
  copy: (title) => `복사: ${title}`,
  show: (title) => `보관함에서 보기: ${title}`,
};
