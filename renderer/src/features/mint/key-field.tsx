import type { KeySummary } from '../../../../shared/keys.ts';
import { useMessages } from '../../messages/index.ts';
import { Badge } from '../../ui/badge.tsx';
import { MiddleText } from '../../ui/safe-text.tsx';
import { Select } from '../../ui/select.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

export function KeyField({ form, keys }: { readonly form: MintForm; readonly keys: readonly KeySummary[] }) {
  const m = useMessages();
  const options = keys.map((key) => ({
    value: key.id,
    label: key.name,
    after: (
      <Badge tone="accent" isMono>
        {key.alg}
      </Badge>
    ),
    detail: <span className="text-ink-soft">{key.state === 'active' ? <MiddleText text={key.kid} /> : m.mint.keySecretMissing}</span>,
    isDisabled: key.state !== 'active',
  }));
  return (
    <Select
      label={m.mint.key}
      placeholder={m.mint.keyPlaceholder}
      options={options}
      value={form.key?.id ?? null}
      onChange={(keyId) => form.edit({ keyId })}
      error={fieldText('keyId', form.shown.keyId, m)}
    />
  );
}
