import type { TimeWords } from '../../lib/format.ts';

export const time: TimeWords = {
  locale: 'en-GB',
  years: (count) => `${count} y`,
  days: (count) => `${count} d`,
  hours: (count) => `${count} h`,
  minutes: (count) => `${count} min`,
  seconds: (count) => `${count} s`,
  inDuration: (duration) => `in ${duration}`,
  durationAgo: (duration) => `${duration} ago`,
  justNow: 'just now',
};
