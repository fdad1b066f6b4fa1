import { ShieldCheck } from 'lucide-react';
import { useMessages } from '../../messages/screens.ts';
import { Section } from '../../ui/section.tsx';

/** In plain words: who can reach it, and what it lets in. */
export function Trust() {
  const m = useMessages();
  const lines = [m.localApi.trustLoopback, m.localApi.trustKey, m.localApi.trustHost, m.localApi.trustToken];
  return (
    <Section title={m.localApi.trust}>
      <ul className="flex flex-col gap-1.5 text-ink-soft selectable">
        {lines.map((line) => (
          <li key={line} className="flex items-start gap-2">
            <ShieldCheck aria-hidden size={15} className="mt-0.5 shrink-0 text-ink-faint" />
            <span>{line}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
