import type { TokenDetail } from '../../../../shared/tokens.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Time } from '../../ui/time.tsx';
import { tokenName } from './token-name.ts';

type Props = { readonly detail: TokenDetail; readonly onSeek: (id: string) => void };

/** What it was made from, what was made from it, and where it was sent. */
export function LineageSection({ detail, onSeek }: Props) {
  const m = useMessages();
  const { parent, children, uses } = detail;
  const isEmpty = parent === null && children.length === 0 && uses.length === 0;
  return (
    <Section level={3} title={m.tokenDetail.lineage} isFramed>
      {isEmpty && <p className="text-ink-soft">{m.tokenDetail.lineageNone}</p>}
      {parent !== null && <Relatives title={m.tokenDetail.parent} relatives={[parent]} onSeek={onSeek} />}
      {children.length > 0 && <Relatives title={m.tokenDetail.children} relatives={children} onSeek={onSeek} />}
      {uses.length > 0 && <Uses uses={uses} />}
    </Section>
  );
}

type Relative = TokenDetail['children'][number];
type RelativesProps = { readonly title: string; readonly relatives: readonly Relative[]; readonly onSeek: (id: string) => void };

function Relatives({ title, relatives, onSeek }: RelativesProps) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="text-ink-soft">{title}</h4>
      <ul className="flex min-w-0 flex-col">
        {relatives.map((relative) => (
          <li key={relative.id} className="-ml-2 flex min-w-0 items-center gap-2">
            <span className="min-w-0">
              <Button look="ghost" size="small" onPress={() => onSeek(relative.id)}>
                <SafeText text={tokenName(relative, m)} truncates />
              </Button>
            </span>
            {relative.role !== null && <Badge>{m.tokens.roles[relative.role]}</Badge>}
            <span className="shrink-0 text-xs text-ink-faint">
              <Time at={relative.storedAt} show="relative" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Uses({ uses }: { readonly uses: TokenDetail['uses'] }) {
  const m = useMessages();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <h4 className="text-ink-soft">{m.tokenDetail.uses}</h4>
      <ul className="flex min-w-0 flex-col gap-1 selectable">
        {uses.map((use, index) => (
          <li key={index} className="flex min-w-0 items-center gap-2">
            <Badge tone={use.status === null || use.status >= 400 ? 'invalid' : 'valid'} isMono>
              {use.status ?? m.tokenDetail.noAnswer}
            </Badge>
            <SafeText text={use.method} isMono className="shrink-0" />
            <SafeText text={use.url} isMono truncates className="min-w-0 flex-1" />
            <span className="shrink-0 text-xs text-ink-faint">
              <Time at={use.at} show="relative" />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
