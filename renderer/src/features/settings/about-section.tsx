import { keyAlgorithms } from '../../../../shared/key-algorithms.ts';
import { useAppearance } from '../../lib/appearance.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { Section } from '../../ui/section.tsx';

/** Versions, and what this runtime can do. */
export function AboutSection() {
  const m = useMessages();
  const { info } = useAppearance();
  const { state } = useLoad('app:algorithms', {});
  const available = state.status === 'done' ? state.value.algorithms : null;
  const missing = available === null ? [] : keyAlgorithms.filter((alg) => !available.includes(alg));
  const rows = [
    { key: 'version', term: m.settings.version, detail: info?.version ?? m.settings.unavailable },
    {
      key: 'runtime',
      term: m.settings.runtime,
      detail:
        info === null
          ? m.settings.unavailable
          : `Electron ${info.electron} · Chromium ${info.chrome} · Node.js ${info.node} · ${info.platform}`,
    },
    {
      key: 'algorithms',
      term: m.settings.algorithms,
      detail: <Names names={available ?? []} />,
      note: m.settings.algorithmsNote,
    },
  ];
  const missingRow = { key: 'missing', term: m.settings.missing, detail: <Names names={missing} />, note: m.settings.missingNote };
  return (
    <Section title={m.settings.about} isFramed>
      <DefinitionList rows={missing.length === 0 ? rows : [...rows, missingRow]} />
      <p className="text-xs text-ink-faint">{m.settings.nothingSent}</p>
    </Section>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <span className="flex flex-wrap gap-1 pb-1">
      {names.map((name) => (
        <Badge key={name}>{name}</Badge>
      ))}
    </span>
  );
}
