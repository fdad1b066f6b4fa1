import { KeyRound } from 'lucide-react';
import type { ShelfItem } from '../../../../shared/tokens.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { originRows } from './token-facts.tsx';

/** What made it: the key, the form, the profile. */
export function OriginSection({ item, isKeyWeak }: { readonly item: ShelfItem; readonly isKeyWeak: boolean }) {
  const m = useMessages();
  const profile = item.profileId === null ? null : <Profile id={item.profileId} />;
  return (
    <Section level={3} title={m.tokenDetail.origin} isFramed actions={<OpenKey item={item} />}>
      <DefinitionList rows={originRows(item, isKeyWeak, profile, m)} />
    </Section>
  );
}

function OpenKey({ item }: { readonly item: ShelfItem }) {
  const m = useMessages();
  const go = useGo();
  const { keyId, keyName } = item;
  if (keyId === null || keyName === null) return null;
  return (
    <Button look="ghost" size="small" icon={KeyRound} onPress={() => go({ screen: 'keys', keyId })}>
      {m.tokenDetail.openKey}
    </Button>
  );
}

/** Its name, and the way to it. */
function Profile({ id }: { readonly id: string }) {
  const m = useMessages();
  const go = useGo();
  const { state } = useLoad('profiles:list', {}, ['profiles:changed']);
  if (state.status !== 'done') return null;
  const profile = state.value.profiles.find((one) => one.id === id);
  if (profile === undefined) return <span className="text-ink-faint">{m.tokenDetail.profileGone}</span>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <SafeText text={profile.name} />
      <Button look="ghost" size="small" onPress={() => go({ screen: 'mint', profileId: id })}>
        {m.tokenDetail.useProfile}
      </Button>
    </span>
  );
}
