import { Files, FolderSearch } from 'lucide-react';
import { useEffect, useState, type ClipboardEvent } from 'react';
import { mostScannedText } from '../../../../../shared/scan.ts';
import { call } from '../../../lib/api.ts';
import { formatBytes } from '../../../lib/format.ts';
import { useMainAction } from '../../../lib/main-action.tsx';
import { textAfterPaste } from '../../../lib/text-after-paste.ts';
import { useEvent } from '../../../lib/use-event.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { longestPaste, TextArea } from '../../../ui/text-field.tsx';
import type { ScanRun } from './use-scan.ts';

/** The four ways in: a folder, files, a drop, and pasted text. */
export function ScanBegin({ scan, isShown }: { readonly scan: ScanRun; readonly isShown: boolean }) {
  const m = useMessages();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<'textMissing' | 'textTooLong' | null>(null);
  const { begin, failure } = scan;
  useEffect(() => {
    if (isShown) void call('scan:prepare', {});
  }, [isShown]);
  useEvent('files:dropped', ({ drop }) => {
    if (isShown) void begin({ kind: 'dropped', drop });
  });
  const lookThrough = (whole: string) => {
    const found = whole.trim() === '' ? 'textMissing' : whole.length > mostScannedText ? 'textTooLong' : null;
    setProblem(found);
    if (found === null) void begin({ kind: 'text', text: whole });
  };
  const read = () => lookThrough(text);
  useMainAction(isShown ? read : null);
  // A field would have to lay it out first.
  const onPaste = (event: ClipboardEvent) => {
    const after = textAfterPaste(event);
    if (after === null || after.pasted.length <= longestPaste) return;
    event.preventDefault();
    lookThrough(after.whole);
  };
  const words = {
    textMissing: m.inspectScan.textMissing,
    textTooLong: m.inspectScan.textTooLong(formatBytes(mostScannedText, m.time.locale)),
  };
  return (
    <section aria-labelledby="scan-title" className="flex max-w-3xl flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 id="scan-title" className="text-xl font-semibold">
          {m.inspectScan.title}
        </h2>
        <p className="text-ink-soft">{m.inspectScan.intro}</p>
      </div>
      <div className="flex flex-col items-start gap-2 rounded-xl border border-dashed border-line-strong p-4">
        <div className="flex flex-wrap gap-2">
          <Button icon={FolderSearch} onPress={() => void begin({ kind: 'folder' })}>
            {m.inspectScan.chooseFolder}
          </Button>
          <Button icon={Files} onPress={() => void begin({ kind: 'files' })}>
            {m.inspectScan.chooseFiles}
          </Button>
        </div>
        <p className="text-xs text-ink-soft">{m.inspectScan.dropNote}</p>
      </div>
      <div onPasteCapture={onPaste}>
        <TextArea
          label={m.inspectScan.text}
          isMono
          rows={7}
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem(null);
          }}
          hint={m.inspectScan.textHint}
          error={problem === null ? null : words[problem]}
        />
      </div>
      <div>
        <Button look="primary" shortcut="mod+enter" onPress={read}>
          {m.inspectScan.read}
        </Button>
      </div>
      {failure !== null && <InlineError error={failure} />}
    </section>
  );
}
