import { useEffect, useState } from 'react';
import { formatElapsed } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { Spinner } from '../../ui/spinner.tsx';

/** How long it has taken so far; unseen for the first moments, so that quick answers do not flicker. */
export function SendingNote({ since }: { readonly since: number }) {
  const m = useMessages();
  const [elapsed, setElapsed] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => setElapsed(performance.now() - since), 100);
    return () => window.clearInterval(timer);
  }, [since]);
  return (
    <div className="flex animate-appear items-center gap-2 text-ink-soft">
      <Spinner />
      <span aria-hidden>{m.requests.sendingFor(formatElapsed(Math.round(elapsed / 100) * 100, m.time.locale))}</span>
      <span role="status" className="sr-only">
        {m.requests.sending}
      </span>
    </div>
  );
}
