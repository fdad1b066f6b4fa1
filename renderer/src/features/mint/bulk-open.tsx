import { FileSpreadsheet } from 'lucide-react';
import { useState } from 'react';
import { mostPasted } from '../../../../shared/bulk.ts';
import { formatBytes } from '../../lib/format.ts';
import { useEvent } from '../../lib/use-event.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { PasteArea, textOf } from '../../ui/paste-area.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import type { Bulk } from './use-bulk.ts';

const example = 'sub,email,level:number\nada,ada@example.com,3\ngrace,grace@example.com,5';

/** The three ways in: a file, a drop, and pasted text. */
export function BulkOpen({ bulk }: { readonly bulk: Bulk }) {
  const m = useMessages();
  const [problem, setProblem] = useState<'textMissing' | 'textTooLong' | null>(null);
  const words = { textMissing: m.mintBulk.textMissing, textTooLong: m.mintBulk.textTooLong(formatBytes(mostPasted, m.time.locale)) };
  const isBusy = bulk.opening.status === 'busy';
  useEvent('files:dropped', ({ drop }) => void bulk.open({ kind: 'dropped', drop }));
  const read = () => {
    const text = textOf(bulk.pasted);
    const found = text.trim() === '' ? 'textMissing' : text.length > mostPasted ? 'textTooLong' : null;
    setProblem(found);
    if (found === null) void bulk.open({ kind: 'text', text });
  };
  return (
    <section aria-labelledby="bulk-title" className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="bulk-title" className="text-xl font-semibold">
          {m.mintBulk.title}
        </h2>
        <p className="text-ink-soft">{m.mintBulk.intro}</p>
      </div>
      <div className="flex flex-col items-start gap-2 rounded-xl border border-dashed border-line-strong p-4">
        <Button icon={FileSpreadsheet} isDisabled={isBusy} onPress={() => void bulk.open({ kind: 'file' })}>
          {m.mintBulk.chooseFile}
        </Button>
        <p className="text-xs text-ink-soft">{m.mintBulk.fileNote}</p>
      </div>
      <PasteArea
        label={m.mintBulk.text}
        placeholder={example}
        value={bulk.pasted}
        onChange={(value) => {
          bulk.setPasted(value);
          setProblem(null);
        }}
        most={mostPasted}
        onTooLong={() => setProblem('textTooLong')}
        words={{ held: m.mintBulk.pasted, discard: m.mintBulk.discardPasted }}
        hint={m.mintBulk.textHint}
        error={problem === null ? null : words[problem]}
      />
      <div className="flex items-center gap-3">
        <Button look="primary" isDisabled={isBusy} onPress={read}>
          {m.mintBulk.read}
        </Button>
        {isBusy && (
          <span className="animate-late">
            <Spinner />
          </span>
        )}
      </div>
      {bulk.opening.status === 'failed' && <InlineError error={bulk.opening.error} />}
    </section>
  );
}
