import { call } from '../../lib/api.ts';
import { useAppearance } from '../../lib/appearance.tsx';
import type { VaultGuide } from '../../messages/en/vault.ts';
import { useMessages } from '../../messages/index.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/section.tsx';

/** Numbered steps; where one is a command, it stands ready to copy. The commands are Debian's and Ubuntu's. */
export function VaultSteps({ steps }: { readonly steps: VaultGuide['steps'] }) {
  const m = useMessages();
  const { info } = useAppearance();
  const isLinux = info?.platform === 'linux';
  return (
    <Section title={m.vault.stepsTitle} isFramed>
      <ol className="flex flex-col gap-3">
        {steps.map(({ text, command }, index) => (
          <li key={text} className="flex gap-3">
            <span
              aria-hidden
              className="flex size-5 shrink-0 items-center justify-center rounded-full bg-neutral-soft text-2xs font-semibold text-ink-soft"
            >
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className="selectable">{text}</p>
              {isLinux && command !== undefined && <Command text={command} />}
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Command({ text }: { readonly text: string }) {
  const m = useMessages();
  return (
    <div className="mt-1.5 flex items-center gap-2 rounded-lg border border-line bg-well py-1 pr-1 pl-3">
      <code className="min-w-0 flex-1 font-mono text-xs wrap-anywhere selectable">{text}</code>
      <CopyButton label={m.vault.copyCommand} copiedMessage={m.vault.commandCopied} onCopy={() => call('clipboard:copy', { text })} />
    </div>
  );
}
