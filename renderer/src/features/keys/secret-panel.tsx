import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import type { KeyUse } from '../../../../shared/key-algorithms.ts';
import type { RevealedSecret } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useRevealedSecret } from './use-revealed-secret.ts';

type Format = 'base64url' | 'hex' | 'text';

/** A symmetric secret: masked, shown on purpose only, and never for long. */
export function SecretPanel({ id, use }: { readonly id: string; readonly use: KeyUse }) {
  const m = useMessages();
  const { view, reveal, hide } = useRevealedSecret(id);
  const isShown = view.status === 'shown';
  return (
    <Section level={3} title={m.keys.secret} actions={use === 'sig' ? m.keys.secretNote : m.keys.secretNoteEncryption} isFramed>
      {isShown ? <Shown secret={view.secret} /> : <Masked label={m.keys.secretHidden} />}
      <div className="flex flex-wrap items-center gap-2">
        {isShown ? (
          <Button icon={EyeOff} onPress={hide}>
            {m.keys.hide}
          </Button>
        ) : (
          <Button icon={Eye} isBusy={view.status === 'asking'} onPress={() => void reveal()}>
            {m.keys.reveal}
          </Button>
        )}
        <CopyButton
          look="button"
          label={m.keys.copySecret}
          copiedMessage={m.keys.secretCopied}
          onCopy={() => call('keys:copy-secret', { id })}
        />
        <span className="text-xs text-ink-faint">{isShown ? m.keys.hidesIn(view.secondsLeft) : m.keys.revealHint}</span>
      </div>
      {view.status === 'failed' && <InlineError error={view.error} />}
    </Section>
  );
}

function Masked({ label }: { readonly label: string }) {
  return (
    <div
      role="img"
      aria-label={label}
      className="overflow-hidden rounded-lg border border-line bg-well px-3.5 py-2.5 font-mono text-xs leading-5 text-ink-faint"
    >
      {'•'.repeat(43)}
    </div>
  );
}

function Shown({ secret }: { readonly secret: RevealedSecret }) {
  const m = useMessages();
  const [format, setFormat] = useState<Format>('base64url');
  const offered: readonly Format[] = secret.text === null ? ['base64url', 'hex'] : ['base64url', 'hex', 'text'];
  const text = format === 'hex' ? secret.hex : format === 'text' ? (secret.text ?? secret.base64url) : secret.base64url;
  return (
    <>
      <Segmented
        label={m.keys.format}
        size="small"
        value={format}
        onChange={setFormat}
        segments={offered.map((value) => ({ value, label: m.keys.secretFormats[value] }))}
      />
      <div className="rounded-lg border border-warning bg-well px-3.5 py-2.5 font-mono text-xs leading-5 break-all selectable">
        <SafeText text={text} className="break-all" />
      </div>
    </>
  );
}
