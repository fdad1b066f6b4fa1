import { useMessages } from '../../messages/index.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** Nothing at first; after a second what is being waited for, since a prompt may be hidden behind a window. */
export function VaultOpening() {
  const m = useMessages();
  return (
    <div className="flex h-full items-center justify-center bg-pane p-8">
      <div role="status" className="flex max-w-sm animate-late items-start gap-3">
        <span className="mt-0.5 text-accent-text">
          <Spinner size={18} />
        </span>
        <div>
          <h1 className="font-semibold">{m.vault.openingTitle}</h1>
          <p className="text-ink-soft">{m.vault.openingText}</p>
        </div>
      </div>
    </div>
  );
}
