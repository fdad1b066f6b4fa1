import { ClipboardType, FileKey2, FileLock2, FileX2 } from 'lucide-react';
import type { ImportedSource, ImportPreview } from '../../../../shared/key-import.ts';
import { formatBytes } from '../../lib/format.ts';
import { useMessages } from '../../messages/index.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { Card } from '../../ui/section.tsx';
import { ImportPassphrase } from './import-passphrase.tsx';
import { ImportProblem } from './import-problem.tsx';
import type { ImportState } from './import-state.ts';
import { isLocked, sourceText } from './import-words.ts';

type Props = { readonly preview: ImportPreview; readonly state: ImportState };

/** What each file or text was found to be, what is wrong with it, and what it still needs. */
export function ImportSources({ preview, state }: Props) {
  const m = useMessages();
  const locked = preview.sources.filter(isLocked).length;
  const firstLocked = preview.sources.findIndex(isLocked);
  return (
    <Card padding="none">
      <ul aria-label={m.keyImport.found} className="max-h-96 divide-y divide-line overflow-auto">
        {preview.sources.map((source, index) => (
          <li key={index} className="flex min-w-0 flex-col gap-2.5 p-3">
            <SourceLine source={source} keys={preview.found.filter((key) => key.source === index).length} />
            {source.problem !== null && !isLocked(source) && <ImportProblem error={source.problem} />}
            {isLocked(source) && (
              <ImportPassphrase
                // What was typed is for this source only: read anew, another may stand in its place.
                key={`${preview.session} ${index}`}
                index={index}
                source={source}
                lockedCount={locked}
                isFirst={index === firstLocked}
                state={state}
              />
            )}
            {source.ignored.length > 0 && <Ignored ignored={source.ignored} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SourceIcon({ source }: { readonly source: ImportedSource }) {
  if (isLocked(source)) return <FileLock2 aria-hidden size={17} className="shrink-0 text-ink-soft" />;
  if (source.status === 'failed') return <FileX2 aria-hidden size={17} className="shrink-0 text-invalid" />;
  if (source.name === null) return <ClipboardType aria-hidden size={17} className="shrink-0 text-ink-soft" />;
  return <FileKey2 aria-hidden size={17} className="shrink-0 text-ink-soft" />;
}

function SourceLine({ source, keys }: { readonly source: ImportedSource; readonly keys: number }) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <SourceIcon source={source} />
      <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5">
        <span className="max-w-full min-w-0 font-medium selectable">
          <SafeText text={source.name ?? m.keyImport.pasted} />
        </span>
        <span className="text-ink-soft">{sourceText(source, keys, m)}</span>
      </div>
      <span className="shrink-0 text-xs text-ink-faint">{formatBytes(source.bytes, m.time.locale)}</span>
    </div>
  );
}

function Ignored({ ignored }: { readonly ignored: ImportedSource['ignored'] }) {
  const m = useMessages();
  return (
    <details className="group text-xs">
      <summary className="w-fit rounded-sm text-ink-soft">{m.keyImport.ignored(ignored.length)}</summary>
      <ul className="mt-2 flex max-h-60 flex-col gap-2 overflow-auto border-l border-line pl-3">
        {ignored.map(({ what, problem }, index) => (
          <li key={index} className="selectable">
            <p className="font-medium">
              <SafeText text={what} />
            </p>
            <p className="text-ink-soft">
              <SafeText text={m.errors[problem.code](problem).title} />
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
