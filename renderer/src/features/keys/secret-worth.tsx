import type { SecretAssessment } from '../../../../shared/keys.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { cx } from '../../ui/class-names.ts';
import { Findings } from './findings.tsx';
import { isTooWeak, isWrongSize } from './new-key-draft.ts';

/** Out of reach for anyone (RFC 8725 section 3.5 and NIST SP 800-57 part 1). The bar is full there. */
const soundBits = 128;

/** What a secret is worth, live: its bytes against the algorithm's least, and how hard it is to guess. */
export function SecretWorth({ assessment }: { readonly assessment: SecretAssessment }) {
  const m = useMessages();
  const { entropyBits, findings } = assessment;
  const isGood = !isTooWeak(assessment);
  const share = Math.min(1, entropyBits / soundBits);
  return (
    <section aria-label={m.keyCreate.assessed} className="flex flex-col gap-2 rounded-xl border border-line p-3">
      <p className="flex flex-wrap justify-between gap-x-4 text-xs">
        <span className={isWrongSize(assessment) || assessment.bytes < assessment.minimumBytes ? 'text-invalid' : 'text-ink-soft'}>
          {sizeText(assessment, m)}
        </span>
        <span className={isGood ? 'text-valid' : 'text-warning'}>{m.keyCreate.entropy(entropyBits)}</span>
      </p>
      <div
        role="meter"
        aria-label={m.keyCreate.entropyLabel}
        aria-valuemin={0}
        aria-valuemax={soundBits}
        aria-valuenow={Math.min(soundBits, entropyBits)}
        aria-valuetext={m.keyCreate.entropy(entropyBits)}
        className="h-1.5 overflow-hidden rounded-full bg-neutral-soft"
      >
        <div
          className={cx('h-full rounded-full transition-[width] duration-100', isGood ? 'bg-valid' : 'bg-warning')}
          style={{ width: `${share * 100}%` }}
        />
      </div>
      <p className="text-xs text-ink-faint">{m.keyCreate.entropyNote}</p>
      <Findings findings={findings} />
    </section>
  );
}

function sizeText({ bytes, minimumBytes, isExact }: SecretAssessment, m: Messages): string {
  if (!isExact) return m.keyCreate.bytesEnough(bytes, minimumBytes);
  return bytes === minimumBytes ? m.keyCreate.bytesExact(bytes) : m.keyCreate.bytesWrong(bytes, minimumBytes);
}
