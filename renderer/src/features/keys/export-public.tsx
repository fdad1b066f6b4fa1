import { Save } from 'lucide-react';
import { useState } from 'react';
import type { PublicFormat } from '../../../../shared/key-export.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { call } from '../../lib/api.ts';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { ChoiceField } from './choice-field.tsx';
import { isDeclined } from './declined.ts';
import { ExportChoice } from './export-choice.tsx';

const formats: readonly { value: PublicFormat; label: string }[] = [
  { value: 'jwks', label: 'JWKS' },
  { value: 'jwk', label: 'JWK' },
  { value: 'pem', label: 'PEM' },
];

type Props = { readonly keys: readonly KeySummary[]; readonly first: string | null };

/** One or several public keys, to the clipboard or into a file. */
export function ExportPublic({ keys, first }: Props) {
  const m = useMessages();
  const save = useCall('keys:save-public');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(first === null ? [] : [first]));
  const [format, setFormat] = useState<PublicFormat>('jwks');
  const offered = keys.filter((key) => key.kty !== 'oct');
  // In the order of the list; keys that were deleted meanwhile drop out.
  const ids = offered.filter((key) => chosen.has(key.id)).map((key) => key.id);
  const problem = ids.length === 0 ? m.keyExport.chooseOne : format === 'jwk' && ids.length > 1 ? m.keyExport.jwkOnlyOne : null;
  const label = formats.find(({ value }) => value === format)?.label ?? format;
  if (offered.length === 0) return <p className="text-ink-soft">{m.keyExport.publicNone}</p>;
  return (
    <>
      <p className="text-ink-soft">{m.keyExport.publicText}</p>
      <ExportChoice
        keys={offered}
        chosen={chosen}
        onChange={(changed) => {
          setChosen(changed);
          save.reset();
        }}
      />
      <ChoiceField
        label={m.keyExport.format}
        segments={formats}
        value={format}
        onChange={(value) => {
          setFormat(value);
          save.reset();
        }}
        note={m.keyExport.formatNotes[format]}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          look="primary"
          icon={Save}
          isBusy={save.state.status === 'busy'}
          isDisabled={problem !== null}
          onPress={() => void save.run({ ids, format })}
        >
          {m.keyExport.save}
        </Button>
        <CopyButton
          look="button"
          label={m.keyExport.copy}
          copiedMessage={m.keyExport.copied(ids.length, label)}
          onCopy={() => call('keys:copy-public', { ids, format })}
          isDisabled={problem !== null}
        />
        {problem !== null && (
          <p role="status" className="text-xs text-ink-soft">
            {problem}
          </p>
        )}
      </div>
      {save.state.status === 'done' && (
        <Callout tone="valid" announce="status" title={<SafeText text={m.keyExport.saved(save.state.value.fileName)} />} />
      )}
      {save.state.status === 'failed' && !isDeclined(save.state.error) && <InlineError error={save.state.error} />}
    </>
  );
}
