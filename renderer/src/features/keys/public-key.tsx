import { useState } from 'react';
import { assertNever } from '../../../../shared/result.ts';
import type { PublicKey as PublicKeyTexts } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Tabs } from '../../ui/tabs.tsx';

type Format = keyof PublicKeyTexts;
const formats: readonly { value: Format; label: string }[] = [
  { value: 'jwk', label: 'JWK' },
  { value: 'jwks', label: 'JWKS' },
  { value: 'pem', label: 'PEM' },
];

/** The half that may be handed out, in the three forms that verifiers ask for. */
export function PublicKey({ id }: { readonly id: string }) {
  const m = useMessages();
  const { state, reload } = useLoad('keys:public', { id });
  return (
    <Section level={3} title={m.keys.publicKey} actions={m.keys.publicKeyNote} isFramed>
      {state.status === 'failed' ? (
        <InlineError error={state.error} onRetry={reload} />
      ) : state.status === 'done' ? (
        <Formats id={id} texts={state.value} />
      ) : state.status === 'busy' || state.status === 'idle' ? (
        <Skeleton rows={1} shape="detail" />
      ) : (
        assertNever(state)
      )}
    </Section>
  );
}

function Formats({ id, texts }: { readonly id: string; readonly texts: PublicKeyTexts }) {
  const m = useMessages();
  const [format, setFormat] = useState<Format>('jwk');
  return (
    <Tabs
      label={m.keys.format}
      value={format}
      onChange={setFormat}
      actions={
        <CopyButton
          look="button"
          label={m.keys.copyPublic[format]}
          copiedMessage={m.keys.publicCopied[format]}
          onCopy={() => call('keys:copy-public', { id, format })}
        />
      }
      tabs={formats.map(({ value, label }) => ({
        value,
        label,
        content: <CodeBlock text={texts[value]} language={value === 'pem' ? 'text' : 'json'} label={label} />,
      }))}
    />
  );
}
