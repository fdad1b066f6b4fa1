import { Braces, FileText, FlaskConical, Globe, Heading, ScanSearch, Terminal, type LucideIcon } from 'lucide-react';
import { maxInspectText } from '../../../../shared/inspect.ts';
import { limitAndSize } from '../../lib/limit-and-size.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { TextArea } from '../../ui/text-field.tsx';
import { FileNotice } from './file-notice.tsx';
import type { Inspect } from './use-inspect.ts';

/** RFC 7519 section 3.1, with its line breaks taken out. */
const rfcExample =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const examples: readonly { icon: LucideIcon; name: (m: Messages) => string; text: string }[] = [
  { icon: Heading, name: (m) => m.inspect.exampleHeader, text: 'Authorization: Bearer eyJhbGciOi…' },
  { icon: Terminal, name: (m) => m.inspect.exampleCurl, text: 'curl -H "Authorization: Bearer eyJ…" https://…' },
  { icon: Braces, name: (m) => m.inspect.exampleJson, text: '{ "access_token": "eyJhbGciOi…" }' },
  { icon: Globe, name: (m) => m.inspect.exampleOther, text: '…/callback#id_token=eyJhbGciOi…&state=…' },
];

/** Before there is anything to inspect: a big place to paste into, and what may be pasted. */
export function PasteBench({ inspect, onMany }: { readonly inspect: Inspect; readonly onMany: (drop: string) => void }) {
  const m = useMessages();
  const { refusedSize } = inspect.bench;
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      <div className="mx-auto flex min-h-full max-w-3xl flex-col gap-4 p-5 wide:pt-10">
        <div className="flex items-start gap-3">
          <span className="flex size-11 shrink-0 items-center justify-center rounded-xl bg-accent-soft text-accent-text">
            <ScanSearch aria-hidden size={22} />
          </span>
          <div>
            <h2 className="text-md font-semibold">{m.inspect.emptyTitle}</h2>
            <p className="text-ink-soft">{m.inspect.emptyText}</p>
          </div>
        </div>
        {refusedSize !== null && (
          <Callout tone="warning" title={m.inspect.tooLargeTitle} announce="alert">
            {m.inspect.tooLarge(...limitAndSize(maxInspectText, refusedSize, m.time.locale))}
          </Callout>
        )}
        <FileNotice files={inspect.files} onMany={onMany} />
        <div data-bench className="flex max-h-120 min-h-44 flex-1 flex-col">
          <TextArea
            label={m.inspect.pasteLabel}
            hideLabel
            value=""
            onChange={(text) => inspect.put(text, 'type')}
            placeholder={m.inspect.pastePlaceholder}
            rows={9}
            isMono
            fills
            autoFocus
          />
        </div>
        <section aria-label={m.inspect.emptyExamples} className="grid grid-cols-2 gap-x-6 gap-y-3">
          {examples.map(({ icon: Icon, name, text }) => (
            <div key={text} className="flex min-w-0 items-start gap-2.5">
              <Icon aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-faint" />
              <div className="min-w-0">
                <p className="text-xs font-semibold text-ink-soft">{name(m)}</p>
                <code className="block truncate font-mono text-xs text-ink-faint">{text}</code>
              </div>
            </div>
          ))}
        </section>
        <div className="flex flex-wrap items-center gap-3">
          <Button icon={FileText} onPress={inspect.files.choose}>
            {m.inspect.chooseFile}
          </Button>
          <Button look="ghost" icon={FlaskConical} onPress={() => inspect.put(rfcExample, 'show')}>
            {m.inspect.tryExample}
          </Button>
          <p className="text-xs text-ink-faint">{m.inspect.dropHint}</p>
        </div>
      </div>
    </div>
  );
}
