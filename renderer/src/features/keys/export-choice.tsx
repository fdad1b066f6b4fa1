import { useState } from 'react';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { shortKid } from './key-row.tsx';

/** More boxes than one reads; the others are found by searching. */
const mostShown = 200;
/** From here on a search helps. */
const fewKeys = 8;

type Props = {
  readonly keys: readonly KeySummary[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
};

/** Which keys, as boxes to tick. */
export function ExportChoice({ keys, chosen, onChange }: Props) {
  const m = useMessages();
  const [search, setSearch] = useState('');
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = keys.filter((key) => {
    const text = [key.name, key.alg, key.kid, ...key.tags].join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const shown = found.slice(0, mostShown);
  const toggle = (id: string) => {
    const changed = new Set(chosen);
    if (!changed.delete(id)) changed.add(id);
    onChange(changed);
  };
  const count = keys.filter((key) => chosen.has(key.id)).length;
  return (
    <Section level={3} title={m.keyExport.choose} actions={<span role="status">{m.keyExport.chosen(count, keys.length)}</span>}>
      <div className="flex flex-wrap items-center gap-2">
        {keys.length > fewKeys && <SearchField label={m.keyExport.search} value={search} onChange={setSearch} />}
        {keys.length > 1 && (
          <>
            <Button size="small" onPress={() => onChange(new Set([...chosen, ...found.map((key) => key.id)]))}>
              {m.keyExport.chooseAll}
            </Button>
            <Button size="small" look="ghost" onPress={() => onChange(new Set())}>
              {m.keyExport.chooseNone}
            </Button>
          </>
        )}
      </div>
      <ul className="max-h-64 overflow-auto rounded-xl border border-line py-1">
        {shown.map((key) => (
          <li key={key.id}>
            <div className="flex min-h-8 min-w-0 items-center gap-2.5 px-3 hover:bg-hover">
              <span className="flex min-w-0 flex-1">
                <Checkbox isOn={chosen.has(key.id)} onChange={() => toggle(key.id)}>
                  <SafeText text={key.name} />
                </Checkbox>
              </span>
              <SafeText text={shortKid(key.kid)} isMono className="shrink-0 text-ink-faint" />
              <Badge tone="accent">{key.alg}</Badge>
            </div>
          </li>
        ))}
        {found.length > shown.length && (
          <li className="px-3 py-1 text-xs text-ink-faint">{m.keyExport.moreShown(found.length - shown.length)}</li>
        )}
      </ul>
    </Section>
  );
}
