import type { TimeWords } from '../../lib/format.ts';

export const time: TimeWords = {
  locale: 'ko-KR',
  years: (count) => `${count}년`,
  days: (count) => `${count}일`,
  hours: (count) => `${count}시간`,
  minutes: (count) => `${count}분`,
  seconds: (count) => `${count}초`,
  inDuration: (duration) => `${duration} 후`,
  durationAgo: (duration) => `${duration} 전`,
  justNow: '방금',
};
