import type { InspectLintMessages } from '../en/inspect-lint.ts';
import { lintByteTexts } from './inspect-lint-bytes.ts';
import { lintClaimTexts } from './inspect-lint-claims.ts';
import { lintHeaderTexts } from './inspect-lint-header.ts';

export const inspectLint: InspectLintMessages = {
  title: '린트',
  loading: '토큰을 점검하는 중입니다…',
  severity: { danger: '위험', warning: '경고', note: '참고' },
  places: { header: '헤더', payload: '클레임', signature: '서명', encryption: '암호화 헤더', disclosures: '공개 항목', token: '토큰 전체' },
  count: (severity, count) => ({ danger: `위험 ${count}개`, warning: `경고 ${count}개`, note: `참고 ${count}개` })[severity],
  emptyTitle: '지적할 것이 없습니다',
  emptyText: '표준과 모범 사례에 맞게 작성되었습니다. 진짜인지는 판정에서 확인하세요.',
  about: '이유와 해결 방법',
  why: '왜 중요한가',
  mend: '해결 방법',
  rule: '규칙',
  codes: { ...lintHeaderTexts, ...lintClaimTexts, ...lintByteTexts },
};
