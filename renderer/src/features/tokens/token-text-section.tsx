import { Eye, EyeOff } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { TokenText } from '../../ui/token-text.tsx';
import { useBriefReveal } from './use-brief-reveal.ts';

/** The token's text behind a deliberate act. */
export function TokenTextSection({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const { state, show, hide } = useBriefReveal(item.id);
  const isShown = state.status === 'shown';
  const toggle = (
    <>
      {isShown && <span className="text-ink-faint">{m.tokens.hidesIn(state.secondsLeft)}</span>}
      <Button look="ghost" size="small" icon={isShown ? EyeOff : Eye} onPress={isShown ? hide : show}>
        {isShown ? m.tokens.hide : m.tokens.show}
      </Button>
    </>
  );
  return (
    <Section title={m.tokens.text} actions={toggle}>
      <div
        role="region"
        aria-label={isShown ? m.tokens.shownText : m.tokens.hiddenText}
        tabIndex={isShown ? 0 : -1}
        className="max-h-48 overflow-auto rounded-lg border border-line bg-well px-3.5 py-2.5"
      >
        {isShown ? <TokenText compact={state.compact} label={m.tokens.shownText} /> : <Masked />}
      </div>
      {state.status === 'hidden' && state.error !== null && <InlineError error={state.error} onRetry={show} />}
    </Section>
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
