import { Check } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Autocomplete, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { everyToken, newestFirst, type ShelfItem, type ShelfPage } from '../../../../shared/tokens.ts';
import { formatNumber } from '../../lib/format.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Countdown } from '../../ui/countdown.tsx';
import { optionLook, popoverLook } from '../../ui/popover-look.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { nameOf, type DraftIdentity } from './draft.ts';

/** The newest that match; older ones are found by searching. */
const pageSize = 50;
const nobodyId = 'nobody';

type Props = {
  readonly identity: DraftIdentity;
  readonly onNobody: () => void;
  readonly onToken: (item: ShelfItem) => void;
};

/** Opens the newest stored tokens; typing searches all of them, the arrow keys choose. */
export function TokenPicker({ identity, onNobody, onToken }: Props) {
  const m = useMessages();
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button>{identity.kind === 'nobody' ? m.requests.choose : m.requests.change}</Button>
      <Popover placement="bottom end" offset={4} className={`${popoverLook} flex w-96 max-w-[90vw] flex-col`}>
        <Dialog aria-label={m.requests.choose} className="flex min-h-0 flex-col gap-1 outline-none">
          <Choices
            chosen={identity.kind === 'nobody' ? nobodyId : identity.item.id}
            onChoose={(item) => {
              setOpen(false);
              if (item === null) onNobody();
              else onToken(item);
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type ChoicesProps = { readonly chosen: string; readonly onChoose: (item: ShelfItem | null) => void };

function Choices({ chosen, onChoose }: ChoicesProps) {
  const m = useMessages();
  const go = useGo();
  const [search, setSearch] = useState('');
  const page = useLastPage(search);
  const items = page?.items ?? [];
  const more = (page?.total ?? 0) - items.length;
  return (
    <Autocomplete inputValue={search} onInputChange={setSearch}>
      <SearchField label={m.requests.searchTokens} value={search} onChange={setSearch} autoFocus />
      <ListBox
        aria-label={m.requests.tokenList}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={(keys) => {
          if (keys !== 'all') onChoose(items.find((item) => keys.has(item.id)) ?? null);
        }}
        className="max-h-72 min-h-0 overflow-auto outline-none"
      >
        {search === '' && <Choice id={nobodyId} name={m.requests.nobody} about={m.requests.nobodyAbout} />}
        {items.map((item) => (
          <Choice
            key={item.id}
            id={item.id}
            name={nameOf(item, m.requests.untitled)}
            about={[item.alg, item.keyName, item.issuer].filter(Boolean).join(' · ')}
            after={<Countdown until={item.expiresAt} />}
          />
        ))}
      </ListBox>
      {page !== null && (items.length === 0 || more > 0) && (
        <div className="flex items-center justify-between gap-2 px-2 py-1 text-xs text-ink-faint">
          {more > 0
            ? m.requests.moreTokens(formatNumber(more, m.time.locale))
            : page.stored === 0
              ? m.requests.noTokens
              : m.requests.noTokenMatches}
          {page.stored === 0 && (
            <Button size="small" onPress={() => go({ screen: 'mint' })}>
              {m.requests.mint}
            </Button>
          )}
        </div>
      )}
    </Autocomplete>
  );
}

type ChoiceProps = { readonly id: string; readonly name: string; readonly about: string; readonly after?: ReactNode };

function Choice({ id, name, about, after }: ChoiceProps) {
  return (
    <ListBoxItem id={id} textValue={name} className={`group ${optionLook}`}>
      <span className="min-w-0 flex-1">
        <SafeText text={name} truncates />
        <SafeText text={about} truncates className="text-xs text-ink-faint" />
      </span>
      {after}
      <Check aria-hidden size={15} className="invisible shrink-0 text-accent-text group-data-selected:visible" />
    </ListBoxItem>
  );
}

/** The newest answer; the former one stays while the next is on its way, so that the list does not flicker. */
function useLastPage(search: string): ShelfPage | null {
  const filter = { ...everyToken, search: search.slice(0, 500) };
  const { state } = useLoad('tokens:list', { filter, order: newestFirst, offset: 0, limit: pageSize }, ['tokens:changed']);
  const [page, setPage] = useState<ShelfPage | null>(null);
  useEffect(() => {
    if (state.status === 'done') setPage(state.value);
  }, [state]);
  return page;
}
