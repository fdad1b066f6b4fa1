import type { MintBulkMessages } from '../en/mint-bulk.ts';

export const mintBulk: MintBulkMessages = {
  title: '행마다 토큰 하나',
  intro: '왼쪽 양식은 모든 토큰에 공통인 내용입니다. 열은 이름이 같은 변수를 채우고, 나머지 열은 클레임이 됩니다.',
  chooseFile: '파일 선택…',
  fileNote:
    '머리글 줄이 있는 CSV, 또는 한 줄에 객체 하나인 JSON Lines 파일입니다. 여기에 끌어다 놓아도 됩니다. 크기와 관계없이 조금씩 읽습니다.',
  text: '또는 행 붙여넣기',
  textHint: 'level:number나 active:boolean처럼 쓰면 그 형식의 클레임이 됩니다.',
  textMissing: '먼저 행을 붙여넣거나 파일을 고르세요.',
  read: '행 읽기',

  pasted: '붙여넣은 행',
  other: '다른 행 쓰기',
  formats: { csv: 'CSV', 'json-lines': 'JSON Lines' },
  hadByteOrderMark: '바이트 순서 표시를 떼어 냈습니다',
  mixedLineEnds: '줄 끝이 섞여 있음',
  uses: { variable: '변수를 채움', claim: '클레임이 됨', 'left-out': '쓰지 않음' },
  unfilled: (names) => `${names}을(를) 채우는 열이 없습니다. 모든 행에 양식의 값을 씁니다.`,
  addOthers: '나머지 열을 클레임으로 넣기',
  formWaits: '왼쪽 양식에 잘못이 있거나 키가 없습니다. 고치면 계속할 수 있습니다.',

  preview: '행에서 만들어지는 것',
  firstRows: '처음 몇 행',
  row: (number) => `${number}행`,
  line: (number) => `${number}번째 줄`,
  problemsAhead: (count) => `처음 행들 가운데 ${count}개는 토큰이 되지 않습니다`,
  moreProblems: (count) => `그 밖에 ${count}개가 더 있습니다.`,

  target: '토큰을 둘 곳',
  toFile: '파일로',
  toShelf: '보관함으로',
  fileFormat: '파일 형식',
  fileFormats: { lines: '한 줄에 토큰 하나', csv: '행의 열을 포함한 CSV', 'json-lines': 'JSON Lines' },
  shelfNote: (most) => `한 번에 최대 ${most}개이며, 양식의 폴더와 태그가 붙습니다.`,
  mintToFile: '파일로 발급…',
  mintToShelf: '보관함으로 발급',

  starting: '시작하는 중…',
  progress: '행이 처리된 정도',
  running: (minted, failed, rate, left) =>
    `${minted}개 발급${failed > 0 ? `, ${failed}개 제외` : ''} · 초당 ${rate}개${left === null ? '' : ` · 약 ${left} 남음`}`,
  stop: '중지',

  doneTitle: (count, took) => `토큰 ${count}개를 ${took} 만에 발급했습니다`,
  partTitle: (count) => `모든 행이 끝나지는 않았습니다. 토큰 ${count}개를 발급했습니다`,
  stopped: '사용자가 중지했습니다.',
  inFile: (name) => `“${name}”에 있으며 본인만 읽을 수 있습니다. 비밀번호 목록처럼 다루세요.`,
  onShelf: '보관함에 있습니다.',
  partFile: '전체로 오해하지 않도록 파일 이름이 “.partial”로 끝납니다. 그 안의 모든 줄은 온전합니다.',
  showShelf: '보관함 보기',
  crossChecked: (count) => `그중 ${count}개는 다른 라이브러리로 다시 검증했습니다.`,
  failedRows: (count) => `토큰이 되지 않은 행: ${count}개`,
};
