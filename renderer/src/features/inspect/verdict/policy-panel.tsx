import { Pencil, Pin, Save, SaveAll, Undo2, Wand } from 'lucide-react';
import { useState } from 'react';
import type { SavedPolicy } from '../../../../../shared/policies.ts';
import { isWritable, useVaultStatus } from '../../../lib/vault-status.tsx';
import { useMessages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Select, type Option } from '../../../ui/select.tsx';
import { showFailure } from '../../../ui/toast.tsx';
import { filledFrom, saysAnything, type Said } from './fill-from-token.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { PolicyMenu } from './policy-menu.tsx';
import { PolicySave } from './policy-save.tsx';
import { policyAbout, policyName } from './policy-words.ts';
import { autoChoice, defaultChoice } from './standing.ts';
import type { JudgedBy } from './use-judged-by.ts';
import { usePolicyActs } from './use-policy-acts.ts';

/** What is being saved: a new policy, or one's own. */
type Saving = { readonly target: SavedPolicy | null; readonly isForIssuer: boolean };

/** By which rules. */
export function PolicyPanel({ by, said }: { readonly by: JudgedBy; readonly said: Said }) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const acts = usePolicyActs(by, said.issuer);
  const { state: vault } = useVaultStatus();
  const [saving, setSaving] = useState<Saving | null>(null);
  const { standing, isEditing } = by;
  const canSave = isWritable(vault);
  const mine = standing.saved !== null && !standing.saved.isBuiltIn ? standing.saved : null;
  const saveChanges = async () => {
    if (mine === null) return;
    const { name, description, forIssuers } = mine;
    const refused = await acts.save(mine.id, { name, description, forIssuers, policy: standing.policy });
    if (refused !== null) showFailure(refused, m);
  };
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex items-end gap-2">
        <div className="min-w-0 flex-1">
          <Select
            label={words.policy}
            options={optionsOf(by, said.issuer, m)}
            value={standing.value}
            onChange={(value) => {
              setSaving(null);
              by.choosePolicy(value);
            }}
          />
        </div>
        <Button {...(!isEditing && { icon: Pencil })} onPress={() => by.setEditing(!isEditing)}>
          {isEditing ? words.closeEditor : words.edit}
        </Button>
        <PolicyMenu
          policies={by.policies}
          acts={acts}
          mine={mine}
          canSave={canSave}
          onSave={(target) => setSaving({ target, isForIssuer: false })}
        />
      </div>
      <About by={by} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          icon={Wand}
          isDisabled={!saysAnything(said)}
          onPress={() => {
            by.editPolicy(filledFrom(standing.policy, said));
            by.setEditing(true);
          }}
        >
          {words.fill}
        </Button>
        {standing.isEdited && mine !== null && (
          <Button size="small" icon={Save} isDisabled={!canSave} onPress={() => void saveChanges()}>
            {words.saveChanges}
          </Button>
        )}
        {standing.isEdited && (
          <>
            <Button size="small" icon={SaveAll} isDisabled={!canSave} onPress={() => setSaving({ target: null, isForIssuer: false })}>
              {words.saveAs}
            </Button>
            <Button size="small" look="ghost" icon={Undo2} onPress={by.revertPolicy}>
              {words.revert}
            </Button>
          </>
        )}
        <ForIssuer by={by} issuer={said.issuer} isDisabled={!canSave} onWish={() => void useForIssuer()} />
      </div>
      {saving !== null && (
        <PolicySave
          key={`${saving.target?.id ?? 'new'} ${saving.isForIssuer}`}
          by={by}
          acts={acts}
          {...saving}
          issuer={said.issuer}
          onClose={() => setSaving(null)}
        />
      )}
      {isEditing && <PolicyEditor by={by} said={said} />}
    </div>
  );

  async function useForIssuer() {
    if (mine === null || standing.isEdited || said.issuer === null) return setSaving({ target: null, isForIssuer: true });
    const { name, description, policy, forIssuers } = mine;
    const refused = await acts.save(mine.id, { name, description, policy, forIssuers: [...forIssuers, said.issuer] });
    if (refused !== null) showFailure(refused, m);
  }
}

function About({ by: { standing } }: { readonly by: JudgedBy }) {
  const m = useMessages();
  const { about, fillIn } =
    standing.saved === null ? { about: m.inspectVerdict.defaultAbout, fillIn: null } : policyAbout(standing.saved, m);
  if (about === '' && fillIn === null && !standing.isEdited) return null;
  return (
    <div className="flex flex-col gap-1 text-xs text-ink-soft selectable">
      {standing.isEdited && <p className="font-medium text-ink">{m.inspectVerdict.editedAbout}</p>}
      {about !== '' && (
        <p>
          <SafeText text={about} />
        </p>
      )}
      {fillIn !== null && <p>{fillIn}</p>}
    </div>
  );
}

type ForIssuerProps = {
  readonly by: JudgedBy;
  readonly issuer: string | null;
  readonly isDisabled: boolean;
  readonly onWish: () => void;
};

/** Offered where no policy judges this issuer by itself yet. */
function ForIssuer({ by: { policies, standing }, issuer, isDisabled, onWish }: ForIssuerProps) {
  const m = useMessages();
  const isTaken = issuer === null || policies.some(({ forIssuers }) => forIssuers.includes(issuer));
  if (isTaken || (standing.saved === null && !standing.isEdited)) return null;
  return (
    <Button size="small" look="ghost" icon={Pin} isDisabled={isDisabled} onPress={onWish}>
      <SafeText text={m.inspectVerdict.useForIssuer(issuer)} truncates />
    </Button>
  );
}

function optionsOf({ policies }: JudgedBy, issuer: string | null, m: ReturnType<typeof useMessages>): Option<string>[] {
  const words = m.inspectVerdict;
  const own = policies.find(({ forIssuers }) => issuer !== null && forIssuers.includes(issuer));
  const auto = own === undefined ? words.autoAbout : words.autoIs(policyName(own, m));
  return [
    { value: autoChoice, label: words.auto, detail: auto },
    { value: defaultChoice, label: words.default },
    ...policies.map((policy) => ({
      value: policy.id,
      label: policyName(policy, m),
      ...(policy.isBuiltIn && { after: <Badge>{words.builtIn}</Badge> }),
    })),
  ];
}
