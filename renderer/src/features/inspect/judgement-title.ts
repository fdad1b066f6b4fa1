import type { Messages } from '../../messages/screens.ts';
import type { Judgement } from './judgement.ts';

export function judgementTitle(judgement: Judgement, m: Messages): string {
  switch (judgement.kind) {
    case 'valid':
      return judgement.warnings.length === 0 ? m.inspect.valid : m.inspect.validWithWarnings(judgement.warnings.length);
    case 'invalid':
      return m.inspect.invalid(judgement.failed.length);
    case 'unchecked':
      return m.inspect.unchecked;
  }
}
