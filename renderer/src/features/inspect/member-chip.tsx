import type { Check } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { quoted } from '../../messages/check-value.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { useClock } from './clock.ts';

/** Beside a claim that failed or warned: what was expected, in a few words. The whole sentence stands in the verdict. */
export function MemberChip({ check }: { readonly check: Check }) {
  const m = useMessages();
  const now = useClock();
  return (
    <Badge tone={toneOf(check)}>
      <SafeText text={wordsFor(check, now, m)} />
    </Badge>
  );
}

function toneOf({ code, outcome }: Check): Tone {
  if (code === 'exp-expired') return 'expired';
  return outcome === 'failed' ? 'invalid' : 'warning';
}

function wordsFor({ code, outcome, expected, actual }: Check, now: number, m: Messages): string {
  const away = typeof actual === 'number' ? formatDuration(actual - now, m.time) : '';
  switch (code) {
    case 'exp-expired':
      return m.inspect.chipExpired(away);
    case 'nbf-not-yet':
      return m.inspect.chipNotYet(away);
    case 'iat-in-future':
    case 'iat-refused':
      return m.inspect.chipFuture;
    case 'exp-malformed':
    case 'nbf-malformed':
    case 'iat-malformed':
      return m.inspect.chipMalformed;
    case 'iss-malformed':
    case 'aud-malformed':
    case 'sub-malformed':
    case 'algorithm-malformed':
      return m.inspect.chipNotText;
    case 'iss-mismatch':
    case 'aud-mismatch':
    case 'typ-mismatch':
    case 'aud-incomplete':
    case 'aud-not-exact':
    case 'sub-mismatch':
      return m.inspect.chipExpected(quoted(expected));
    case 'exp-missing':
    case 'iss-missing':
    case 'aud-missing':
    case 'sub-missing':
    case 'nbf-absent':
    case 'iat-absent':
    case 'claim-missing':
    case 'claim-neither':
    case 'claim-member-missing':
      return m.inspect.chipMissing;
    case 'claim-differs':
      return actual === null ? m.inspect.chipMissing : m.inspect.chipExpected(quoted(expected));
    case 'key-kid-unknown':
      return m.inspect.chipNoKey;
    default:
      return outcome === 'failed' ? m.inspect.chipFailed : m.inspect.chipWarning;
  }
}
