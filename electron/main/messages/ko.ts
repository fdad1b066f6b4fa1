import type { MainMessages } from './en.ts';

export const ko: MainMessages = {
  cancel: '취소',
  revealTitle: '이 비밀 값을 표시할까요?',
  revealDetail: (name) => `“${name}”의 비밀 값이 창에 15초 동안 보입니다. 이 값을 본 사람은 사용자를 가장해 토큰에 서명할 수 있습니다.`,
  revealConfirm: '15초 동안 표시',
  copySecretTitle: '이 비밀 값을 복사할까요?',
  copySecretDetail: (name) => `“${name}”의 비밀 값이 30초 동안 클립보드에 놓입니다. 다른 프로그램이 클립보드를 읽을 수 있습니다.`,
  copySecretConfirm: '30초 동안 복사',
  startAnewTitle: '빈 금고로 새로 시작할까요?',
  startAnewDetail: (folder) => `지금의 금고 파일은 ${folder}에 다른 이름으로 남습니다. 그 안의 키와 토큰은 새 금고에서 보이지 않습니다.`,
  startAnewConfirm: '따로 두고 새로 시작',
  exportEncryptedTitle: '이 개인 키를 파일로 저장할까요?',
  exportEncryptedDetail: (name) =>
    `“${name}”을(를) 입력한 암호로 암호화합니다. 파일과 암호를 모두 가진 사람은 사용자를 가장해 토큰에 서명할 수 있습니다.`,
  exportEncryptedConfirm: '저장할 위치 선택',
  exportPlainTitle: '이 개인 키를 암호화하지 않고 저장할까요?',
  exportPlainDetail: (name) =>
    `파일을 읽을 수 있는 사람은 누구나 “${name}”(으)로 토큰에 서명할 수 있습니다. 파일이 들어간 백업과 동기화 폴더도 마찬가지입니다.`,
  exportPlainConfirm: '암호화하지 않고 저장',
  open: {
    keys: '키 파일 선택',
    rows: '행 파일 선택: CSV 또는 JSON Lines',
    profiles: '프로필 파일 선택',
    policies: '검증 정책 파일 선택',
    token: '토큰이 들어 있는 파일 선택',
    'scan-files': '토큰을 찾을 파일 선택',
    'scan-folder': '토큰을 찾을 폴더 선택',
  },
  save: {
    key: '키 저장',
    tokens: '토큰 저장',
    profiles: '프로필 저장',
    policies: '검증 정책 저장',
    report: '보고서 저장',
    scan: '표 저장',
  },
  notice: {
    unnamed: '이름 없는 토큰',
    'expires-soon': (name) => `“${name}”이(가) 곧 만료됩니다`,
    renewed: (name) => `“${name}”을(를) 갱신했습니다`,
    'renewal-failed': (name) => `“${name}”을(를) 갱신하지 못했습니다`,
    many: {
      'expires-soon': (count) => `토큰 ${count.toLocaleString('ko')}개가 곧 만료됩니다`,
      renewed: (count) => `토큰 ${count.toLocaleString('ko')}개를 갱신했습니다`,
      'renewal-failed': (count) => `토큰 ${count.toLocaleString('ko')}개를 갱신하지 못했습니다`,
    },
    body: '자세한 내용은 Tokensmith에서 확인하십시오.',
  },
  menu: { edit: '편집', view: '보기', window: '창' },
};
