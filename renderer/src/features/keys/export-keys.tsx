import { X } from 'lucide-react';
import { useState } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useMessages } from '../../messages/index.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ExportPrivate } from './export-private.tsx';
import { ExportPublic } from './export-public.tsx';

type Props = {
  readonly keys: readonly KeySummary[];
  /** The key that the pane was opened for; null: for public keys of any. */
  readonly id: string | null;
  readonly onClose: () => void;
};

/** What leaves the vault: the public half to anyone, the private half into a file of one's own. */
export function ExportKeys({ keys, id, onClose }: Props) {
  const m = useMessages();
  const key = keys.find((candidate) => candidate.id === id) ?? null;
  const hasPublic = key === null || key.kty !== 'oct';
  const hasPrivate = key !== null && key.holds !== 'public';
  const [what, setWhat] = useState<'public' | 'private'>(hasPublic ? 'public' : 'private');
  useShortcut('escape', onClose);
  return (
    <Scroll width="reading">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="text-xl font-semibold">{m.keyExport.title}</h2>
          {key !== null && (
            <p className="text-ink-soft">
              <SafeText text={key.name} />
            </p>
          )}
        </div>
        <IconButton icon={X} label={m.keyExport.close} shortcut="escape" onPress={onClose} />
      </div>
      {hasPublic && hasPrivate && (
        <ChoiceField
          label={m.keyExport.what}
          value={what}
          onChange={setWhat}
          segments={[
            { value: 'public', label: m.keyExport.public },
            { value: 'private', label: m.keyExport.private },
          ]}
        />
      )}
      {what === 'private' && key !== null ? <ExportPrivate summary={key} /> : <ExportPublic keys={keys} first={key?.id ?? null} />}
    </Scroll>
  );
}
