import { Save } from 'lucide-react';
import { useState } from 'react';
import { isDeclined } from './declined.ts';
import { assertNever } from '../../../../shared/result.ts';
import type { PublicFormat, PublicKey as PublicKeyTexts } from '../../../../shared/key-export.ts';
import { call } from '../../lib/api.ts';
import { useCall, useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Section } from '../../ui/section.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Tabs } from '../../ui/tabs.tsx';

const formats: readonly { value: PublicFormat; label: string }[] = [
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
  const save = useCall('keys:save-public');
  const [format, setFormat] = useState<PublicFormat>('jwk');
  const saveFile = async () => {
    const result = await save.run({ ids: [id], format });
    if (result.ok) showToast({ title: m.keys.publicSaved(result.value.fileName) });
  };
  const isRefused = save.state.status === 'failed' && !isDeclined(save.state.error);
  return (
    <>
      <Tabs
        label={m.keys.format}
        value={format}
        onChange={setFormat}
        actions={
          <div className="flex flex-wrap gap-2">
            <CopyButton
              look="button"
              label={m.keys.copyPublic[format]}
              copiedMessage={m.keys.publicCopied[format]}
              onCopy={() => call('keys:copy-public', { ids: [id], format })}
            />
            <Button icon={Save} isBusy={save.state.status === 'busy'} onPress={() => void saveFile()}>
              {m.keys.savePublic}
            </Button>
          </div>
        }
        tabs={formats.map(({ value, label }) => ({
          value,
          label,
          content: <CodeBlock text={texts[value]} language={value === 'pem' ? 'text' : 'json'} label={label} />,
        }))}
      />
      {save.state.status === 'failed' && isRefused && <InlineError error={save.state.error} />}
    </>
  );
}
