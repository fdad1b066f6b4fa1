import type { VaultMessages } from '../en/vault.ts';

const guides: VaultMessages['guides'] = {
  'no-keychain': {
    title: '키체인을 찾지 못했습니다',
    text: 'Tokensmith는 모든 비밀 값을 평범한 파일이 아니라 시스템 키체인에 보관합니다. 이 시스템에서는 키체인을 찾지 못했습니다.',
    steps: [
      { text: '키체인 서비스를 설치하세요.', command: 'sudo apt install gnome-keyring libsecret-1-0' },
      { text: '로그아웃한 뒤 다시 로그인하면 세션이 키체인을 시작합니다.' },
      { text: '돌아와서 다시 시도하세요.' },
    ],
  },
  'needs-setup': {
    title: '키체인에 기본 키링이 아직 없습니다',
    text: '키체인 서비스는 실행 중이지만 비밀 값을 넣을 키링이 없습니다.',
    steps: [
      { text: '“암호와 키” 앱을 여세요.', command: 'sudo apt install seahorse && seahorse' },
      { text: '암호 키링을 추가하고 암호를 정한 뒤 기본값으로 지정하세요.' },
      { text: '돌아와서 다시 시도하세요.' },
    ],
  },
  locked: {
    title: '키체인이 잠겨 있습니다',
    text: '키는 키체인 안에 안전하게 있지만, 잠금을 풀 때까지 꺼낼 수 없습니다.',
    steps: [
      { text: '다시 시도하면 시스템이 키체인 암호를 물어봅니다.' },
      { text: '창이 뜨지 않으면 “암호와 키” 앱에서 로그인 키링의 잠금을 푸세요.', command: 'seahorse' },
    ],
  },
  hung: {
    title: '키체인이 응답하지 않습니다',
    text: '15초 동안 기다렸습니다. 다른 기능은 계속 작동하며, 저장된 것은 없습니다.',
    steps: [
      { text: '다른 창 뒤에 암호를 묻는 창이 있는지 찾아 답하세요.' },
      { text: '없다면 키체인 서비스를 다시 시작하세요.', command: 'systemctl --user restart gnome-keyring-daemon.service' },
      { text: '다시 시도하세요.' },
    ],
  },
  lost: {
    title: '키체인에 금고를 여는 열쇠가 더 이상 없습니다',
    text: '금고 파일은 온전하지만 여는 비밀 값이 사라졌습니다. 키체인이 초기화되었거나, 다른 컴퓨터나 사용자의 파일일 수 있습니다. 바뀐 것은 없습니다.',
    steps: [
      { text: '가능하다면 백업에서 키체인을 복원하거나, 금고를 만든 사용자로 로그인한 뒤 다시 시도하세요.' },
      { text: '그럴 수 없다면 새로 시작하세요. 기존 파일은 삭제하지 않고 따로 두며, 열쇠를 되찾으면 다시 열 수 있습니다.' },
    ],
  },
  corrupt: {
    title: '금고 파일이 손상되었습니다',
    text: '내용이 봉인과 맞지 않아 믿을 수 없습니다. 원본은 그대로 두었습니다.',
    steps: [
      { text: '폴더의 백업이 있다면 금고 파일을 되돌려 놓고 다시 시도하세요.' },
      { text: '없다면 새로 시작하세요. 손상된 파일은 삭제하지 않고 따로 둡니다.' },
    ],
  },
  newer: {
    title: '더 새로운 Tokensmith가 만든 금고입니다',
    text: '이 버전으로 읽으면 내용을 잃을 수 있어 건드리지 않습니다.',
    steps: [{ text: '마지막으로 사용한 버전으로 Tokensmith를 업데이트한 뒤 다시 여세요.' }],
  },
};

export const vault: VaultMessages = {
  short: {
    opening: '키체인 여는 중…',
    ready: '키체인 사용 가능',
    memory: '메모리 전용',
    'no-keychain': '키체인 없음',
    'needs-setup': '키체인 설정 필요',
    locked: '키체인 잠김',
    hung: '키체인 응답 없음',
    lost: '금고 열쇠 없음',
    corrupt: '금고 손상',
    'read-only': '읽기 전용',
    newer: '더 새로운 금고',
    'disk-full': '디스크 가득 참',
  },
  guides,
  railLabel: (state) => `금고: ${state}`,
  openingTitle: '키체인을 기다리는 중…',
  openingText: '시스템이 암호를 묻고 있을 수 있습니다. 다른 창 뒤에 있는지 확인하세요.',
  stepsTitle: '해결 방법',
  tryAgain: '다시 시도',
  unlock: '잠금 풀기…',
  trying: '키체인에 묻는 중…',
  useMemory: '메모리에서만 작업',
  useMemoryNote: '모든 기능을 쓸 수 있지만, 종료하면 키와 토큰이 사라집니다.',
  startAnew: '새로 시작…',
  startAnewNote: '기존 금고의 키와 토큰은 새 금고에서 쓸 수 없습니다.',
  showFolder: '폴더 열기',
  copyCommand: '명령 복사',
  commandCopied: '명령을 복사했습니다.',
  details: '키체인이 보낸 메시지',

  memoryTitle: '메모리 전용: 종료하면 키와 토큰이 사라집니다.',
  readOnlyTitle: '읽기 전용: 금고 폴더에 쓸 수 없어 아무것도 저장되지 않습니다.',
  diskFullTitle: '디스크가 가득 참: 공간을 확보할 때까지 더 저장할 수 없습니다.',
};
