import { Eye, EyeOff } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { TokenText } from '../../ui/token-text.tsx';
import { useBriefReveal } from './use-brief-reveal.ts';

/** The token's text behind a deliberate act. */
export function TokenTextSection({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const { state, show, hide } = useBriefReveal(item.id);
  const isShown = state.status === 'shown';
  const t = m.tokenDetail;
  const toggle = (
    <>
      {isShown && <span className="text-ink-faint">{t.hidesIn(state.secondsLeft)}</span>}
      <Button look="ghost" size="small" icon={isShown ? EyeOff : Eye} onPress={isShown ? hide : show}>
        {isShown ? t.hide : t.show}
      </Button>
    </>
  );
  return (
    <Section level={3} title={t.text} actions={toggle}>
      <div
        role="region"
        aria-label={isShown ? t.shownText : t.hiddenText}
        tabIndex={isShown ? 0 : -1}
        className="max-h-48 overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5"
      >
        {isShown ? <Shown item={item} text={state.text} payload={state.payload} /> : <Masked />}
      </div>
      {state.status === 'hidden' && state.error !== null && <InlineError error={state.error} onRetry={show} />}
    </Section>
  );
}

type ShownProps = { readonly item: ShelfItem; readonly text: string; readonly payload: string | null };

function Shown({ item, text, payload }: ShownProps) {
  const m = useMessages();
  const isJson = item.form === 'jws-json' || item.form === 'jwe-json';
  return (
    <>
      {isJson ? (
        <SafeText text={text} isMultiline className="font-mono text-xs leading-5 break-all selectable" />
      ) : (
        <TokenText compact={text} label={m.tokenDetail.shownText} />
      )}
      {payload !== null && (
        <>
          <p className="mt-2 text-xs text-ink-soft">{m.tokenDetail.payloadBeside}</p>
          <SafeText text={payload} isMultiline className="font-mono text-xs leading-5 break-all text-part-payload selectable" />
        </>
      )}
    </>
  );
}

/** Three runs of dots in the three colours, of the same length for every token. */
function Masked() {
  return (
    <div aria-hidden className="truncate font-mono text-xs leading-5">
      <span className="text-part-header">{'•'.repeat(12)}</span>.<span className="text-part-payload">{'•'.repeat(24)}</span>.
      <span className="text-part-signature">{'•'.repeat(16)}</span>
    </div>
  );
}
