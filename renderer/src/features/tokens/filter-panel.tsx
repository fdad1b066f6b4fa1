import { ListFilter } from 'lucide-react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { tokenSources, type ShelfFacets, type ShelfFilter } from '../../../../shared/tokens.ts';
import { formatNumber } from '../../lib/format.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { popoverLook } from '../../ui/popover-look.ts';
import { Select, type Option } from '../../ui/select.tsx';
import { isOn, panelParts, without } from './shelf-scope.ts';

type Props = { readonly filter: ShelfFilter; readonly onFilter: (filter: ShelfFilter) => void };

/** By folder, environment, tag, source and key. It stays open: each choice acts on the list at once. */
export function FilterPanel({ filter, onFilter }: Props) {
  const m = useMessages();
  const count = panelParts.filter((part) => isOn(filter, part)).length;
  return (
    <DialogTrigger>
      <span className="relative">
        <IconButton icon={ListFilter} label={m.tokens.filterBy(count)} />
        {count > 0 && <span aria-hidden className="absolute top-1 right-1 size-2 rounded-full bg-accent" />}
      </span>
      <Popover placement="bottom start" offset={4} className={`${popoverLook} w-80 max-w-[90vw]`}>
        <Dialog aria-label={m.tokens.filter} className="flex flex-col gap-3 p-2 outline-none">
          <Fields filter={filter} onFilter={onFilter} />
          <div className="flex justify-end">
            <Button
              size="small"
              isDisabled={count === 0}
              onPress={() => onFilter(panelParts.reduce((rest, part) => without(rest, part), filter))}
            >
              {m.tokens.clearAll}
            </Button>
          </div>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

const noFacets: ShelfFacets = { folders: [], environments: [], tags: [] };

function Fields({ filter, onFilter }: Props) {
  const m = useMessages();
  const { state, reload } = useLoad('tokens:facets', {}, ['tokens:changed']);
  const { state: list } = useLoad('keys:list', {}, ['keys:changed']);
  const facets = state.status === 'done' ? state.value : noFacets;
  const keys = list.status === 'done' ? list.value.keys : [];
  const t = m.tokens;
  return (
    <>
      {state.status === 'failed' && <InlineError error={state.error} onRetry={reload} />}
      <Choice
        label={t.folder}
        any={t.anyFolder}
        names={facets.folders.map((facet) => ({ ...facet, label: facet.name === '' ? t.noFolder : facet.name }))}
        value={filter.folder}
        onChange={(folder) => onFilter({ ...filter, folder })}
      />
      <Choice
        label={t.environment}
        any={t.anyEnvironment}
        names={facets.environments.map((facet) => ({ ...facet, label: facet.name === '' ? t.noEnvironment : facet.name }))}
        value={filter.environment}
        onChange={(environment) => onFilter({ ...filter, environment })}
      />
      <Choice
        label={t.tag}
        any={t.anyTag}
        names={facets.tags.map((facet) => ({ ...facet, label: facet.name }))}
        value={filter.tag}
        onChange={(tag) => onFilter({ ...filter, tag })}
      />
      <Choice
        label={t.source}
        any={t.anySource}
        names={tokenSources.map((name) => ({ name, label: t.sources[name] }))}
        value={filter.source}
        onChange={(name) => onFilter({ ...filter, source: tokenSources.find((source) => source === name) ?? null })}
      />
      <Choice
        label={t.key}
        any={t.anyKey}
        names={keys.map((key) => ({ name: key.id, label: key.name }))}
        value={filter.keyId}
        onChange={(keyId) => onFilter({ ...filter, keyId })}
      />
    </>
  );
}

type Named = { readonly name: string; readonly label: string; readonly count?: number };
type ChoiceProps = {
  readonly label: string;
  readonly any: string;
  readonly names: readonly Named[];
  readonly value: string | null;
  readonly onChange: (name: string | null) => void;
};

/** A select draws all that it offers. Beyond this many, search is the way. */
const mostOptions = 200;
const anyValue = 'any';
const named = (name: string) => `is:${name}`;

function Choice({ label, any, names, value, onChange }: ChoiceProps) {
  const m = useMessages();
  const chosen = value === null ? undefined : (names.find(({ name }) => name === value) ?? { name: value, label: value });
  const offered = names.slice(0, mostOptions);
  const all = chosen === undefined || offered.some(({ name }) => name === chosen.name) ? offered : [chosen, ...offered];
  const more = names.length - offered.length;
  return (
    <Select
      label={label}
      value={value === null ? anyValue : named(value)}
      options={[{ value: anyValue, label: any }, ...all.map((one) => optionOf(one, m))]}
      onChange={(option) => onChange(all.find(({ name }) => named(name) === option)?.name ?? null)}
      hint={more > 0 ? m.tokens.moreThere(formatNumber(more, m.time.locale)) : null}
    />
  );
}

function optionOf({ name, label, count }: Named, m: Messages): Option<string> {
  const shown = count === undefined ? null : <span className="text-xs text-ink-faint">{formatNumber(count, m.time.locale)}</span>;
  return { value: named(name), label, after: shown };
}
