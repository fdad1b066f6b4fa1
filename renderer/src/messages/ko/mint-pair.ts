import type { MintPairMessages } from '../en/mint-pair.ts';

export const mintPair: MintPairMessages = {
  mint: '한 쌍 발급',
  title: '세션',
  intro:
    '양식에는 액세스 토큰의 내용을 씁니다. 수명이 짧고 요청마다 보내는 토큰입니다. 리프레시 토큰은 더 오래 유효하고 발급자에게만 보내며, 다음 한 쌍으로 교환할 때 씁니다.',
  refreshLife: '리프레시 토큰의 수명',
  refreshLives: { '1d': '1일', '1w': '1주', '30d': '30일', '1y': '1년', own: '직접 입력…' },
  end: '세션 종료',
  fixed: '고정',
  sliding: '연장',
  fixedNote: '새로 고쳐도 끝나는 시각은 그대로입니다. 그때가 되면 다시 로그인합니다.',
  slidingNote: '쓸 때마다 리프레시 토큰의 수명이 다시 시작되어, 계속 쓰는 사용자는 최대 기간까지 로그인을 유지합니다.',
  maximum: '최대 기간',
  maximumHint: '세션이 시작된 때부터 셉니다. 예: 30d, 3개월.',

  lastMinted: '마지막으로 발급한 한 쌍',
  minted: (clock) => `${clock}에 한 쌍을 발급했습니다. 두 토큰 모두 보관함에 있습니다.`,
  access: '액세스 토큰',
  accessNote: '만료될 때까지 보호된 엔드포인트를 엽니다.',
  refresh: '리프레시 토큰',
  refreshNote: '한 번만 교환할 수 있습니다. 두 번 쓰면 세션이 폐기됩니다.',
  refreshes: '새로 고침',
  refreshed: (count) => (count === 0 ? '아직 없음' : `${count}번`),
  sessionEnds: '세션 종료',
  latestEnd: '가장 늦은 종료',
  refreshNow: '지금 새로 고침',
  copyAccess: '액세스 토큰 복사',
  copyRefresh: '리프레시 토큰 복사',
  showAccess: '보관함에서 액세스 토큰 보기',
  showRefresh: '보관함에서 리프레시 토큰 보기',
};
