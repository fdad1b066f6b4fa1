import { Download, Ellipsis, FolderInput, Pencil, Save, SaveAll, Trash2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useGo } from '../../lib/navigation.tsx';
import type { Profile } from '../../../../shared/profiles.ts';
import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { Menu, type MenuAction } from '../../ui/menu.tsx';
import { Select } from '../../ui/select.tsx';
import { contentOf, profileDraftOf } from './profile-draft.ts';
import { SaveProfile } from './profile-save.tsx';
import { profileWords } from './profile-words.ts';
import type { MintForm } from './use-mint.ts';
import { useProfiles, type Profiles } from './use-profiles.ts';

const noProfile = 'none';

/** The profile that is being saved: a new one, or changes to one. */
type Saving = { readonly target: Profile | null } | null;

type Props = {
  readonly form: MintForm;
  /** A profile that somebody went here for: applied once. The screen takes the intent, for it can be taken only once. */
  readonly wish: { readonly profileId: string } | null;
};

/** Which saved way to mint the form is filled from, and what can be done with it. */
export function ProfileBar({ form, wish }: Props) {
  const m = useMessages();
  const profiles = useProfiles(form);
  const { current, list } = profiles;
  const [saving, setSaving] = useState<Saving>(null);
  const granted = useRef<Props['wish']>(null);
  // The list may come after the wish.
  const isThere = wish !== null && list.some(({ id }) => id === wish.profileId);
  const grant = useEffectEvent(() => {
    if (!isThere || granted.current === wish) return;
    granted.current = wish;
    profiles.apply(wish.profileId);
  });
  useEffect(() => grant(), [wish, isThere]);
  const options = [
    { value: noProfile, label: m.mintProfiles.none, detail: m.mintProfiles.noneAbout },
    ...list.map((profile) => {
      const { name, about } = profileWords(profile, m);
      const after = profile.isBuiltIn ? <Badge>{m.mintProfiles.builtInBadge}</Badge> : undefined;
      return { value: profile.id, label: name, ...(about !== '' && { detail: about }), ...(after !== undefined && { after }) };
    }),
  ];
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Select
            label={m.mintProfiles.profile}
            options={options}
            value={current?.id ?? noProfile}
            onChange={(id) => profiles.apply(id === noProfile ? null : id)}
          />
        </div>
        {profiles.isChanged && (
          <span className="flex h-8 items-center">
            <Badge>{m.mintProfiles.changed}</Badge>
          </span>
        )}
        <Menu
          label={m.mintProfiles.more}
          trigger={<IconButton icon={Ellipsis} label={m.mintProfiles.more} />}
          actions={actionsOf(form, profiles, setSaving)}
        />
      </div>
      {profiles.error !== null && <InlineError error={profiles.error} onRetry={profiles.reload} />}
      {profiles.unapply !== null && (
        <div role="status" className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 text-xs text-ink-soft">
          {m.mintProfiles.replaced}
          <Button size="small" icon={Undo2} onPress={profiles.unapply}>
            {m.mintProfiles.bringBack}
          </Button>
        </div>
      )}
      <Unfitting form={form} profiles={profiles} />
      {saving !== null && form.template !== null && (
        <SaveProfile form={form} filled={form.template} profiles={profiles} target={saving.target} onClose={() => setSaving(null)} />
      )}
    </div>
  );

  function actionsOf({ template }: MintForm, { isChanged }: Profiles, onSave: (saving: Saving) => void): MenuAction[] {
    const own = list.filter(({ isBuiltIn }) => !isBuiltIn);
    const mine = current !== null && !current.isBuiltIn ? current : null;
    const saveChanges = () => {
      if (mine === null || template === null) return;
      void profiles.save(mine.id, contentOf(profileDraftOf(template, mine), template, mine.algorithms));
    };
    const one: MenuAction[] =
      mine === null
        ? []
        : [
            {
              id: 'save',
              label: m.mintProfiles.saveChanges(mine.name),
              icon: Save,
              isDisabled: !isChanged || template === null,
              onAction: saveChanges,
            },
            {
              id: 'edit',
              label: m.mintProfiles.edit(mine.name),
              icon: Pencil,
              isDisabled: template === null,
              onAction: () => onSave({ target: mine }),
            },
            { id: 'export', label: m.mintProfiles.exportOne(mine.name), icon: Download, onAction: () => void profiles.exportAs([mine]) },
          ];
    const last: MenuAction[] =
      mine === null
        ? []
        : [
            {
              id: 'remove',
              label: m.mintProfiles.remove(mine.name),
              icon: Trash2,
              isDestructive: true,
              onAction: () => void profiles.remove(mine),
            },
          ];
    return [
      {
        id: 'save-as',
        label: m.mintProfiles.saveAs,
        icon: SaveAll,
        isDisabled: template === null,
        onAction: () => onSave({ target: null }),
      },
      ...one,
      {
        id: 'export-all',
        label: m.mintProfiles.exportAll,
        icon: Download,
        isDisabled: own.length === 0,
        onAction: () => void profiles.exportAs(own),
      },
      { id: 'import', label: m.mintProfiles.import, icon: FolderInput, onAction: () => void profiles.import() },
      ...last,
    ];
  }
}

/** The receiver would refuse what the chosen key signs. */
function Unfitting({ form, profiles }: { readonly form: MintForm; readonly profiles: Profiles }) {
  const m = useMessages();
  const go = useGo();
  const { key } = form;
  const algorithms = profiles.current?.algorithms ?? [];
  const [first] = algorithms;
  if (first === undefined || key === null || algorithms.some((algorithm) => algorithm === key.alg)) return null;
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-warning">
      <span className="min-w-0 flex-1">{m.mintProfiles.unfitting(algorithms.join(', '), key.alg)}</span>
      <Button size="small" onPress={() => go({ screen: 'keys', create: first })}>
        {m.mintProfiles.noFitting}
      </Button>
    </div>
  );
}
