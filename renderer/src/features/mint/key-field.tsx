import { canSign } from '../../../../shared/can-sign.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { MiddleText } from '../../ui/safe-text.tsx';
import { Select } from '../../ui/select.tsx';
import { WeakBadge } from '../../ui/weak-badge.tsx';
import { isSignedDraft } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

export function KeyField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const isSigned = isSignedDraft(form.draft);
  const options = form.signers.map((key) => ({
    value: key.id,
    label: key.name,
    after: (
      <>
        <Badge tone="accent" isMono>
          {key.alg}
        </Badge>
        {key.state !== 'active' && <Badge>{m.keys.states[key.state]}</Badge>}
      </>
    ),
    detail: (
      <span className="flex flex-wrap items-center gap-2 text-ink-soft">
        {key.isWeak && <WeakBadge />}
        {canSign(key) ? <MiddleText text={key.kid} /> : reasonOf(key, m)}
      </span>
    ),
    isDisabled: !canSign(key),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Select
        label={m.mint.key}
        placeholder={isSigned ? m.mint.keyPlaceholder : m.mintForm.keyNotSigning}
        options={options}
        isDisabled={!isSigned}
        value={isSigned ? (form.key?.id ?? null) : null}
        onChange={(keyId) => form.edit({ keyId })}
        error={fieldText('keyId', form.shown.keyId, m)}
      />
      {isSigned && form.key?.isWeak === true && (
        <span>
          <WeakBadge />
        </span>
      )}
    </div>
  );
}

/** Why a key that is listed cannot sign now. */
function reasonOf(key: KeySummary, m: Messages): string {
  return key.isSecretMissing ? m.mint.keySecretMissing : m.keys.stateTexts[key.state];
}
