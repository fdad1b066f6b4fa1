import { contentEncryptions } from '../../../../shared/mint-input.ts';
import type { KeySummary } from '../../../../shared/keys.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useGo } from '../../lib/navigation.tsx';
import { useMessages, type Messages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { FieldLegend } from './field-legend.tsx';
import { canSeal } from './mint-keys.ts';
import type { MintDraft } from './mint-draft.ts';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

const modes = ['none', 'nested', 'only'] as const;
type Mode = (typeof modes)[number];

function modeOf({ isSealed, isSigned }: MintDraft): Mode {
  if (!isSealed) return 'none';
  return isSigned ? 'nested' : 'only';
}

/** Encryption: for whom, and how the content is encrypted. What this runtime cannot do is listed with the reason. */
export function SealFields({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, sealers } = form;
  const mode = modeOf(draft);
  const usable = sealers.find((key) => canSeal(key));
  return (
    <div className="flex flex-col gap-1.5">
      <FieldLegend label={m.mintForm.encryption} />
      <Segmented
        label={m.mintForm.encryption}
        size="small"
        segments={modes.map((value) => ({ value, label: m.mintForm.sealModes[value] }))}
        value={mode}
        onChange={(next) =>
          edit(({ sealKeyId, isSigned }) => ({
            isSealed: next !== 'none',
            isSigned: next === 'none' ? isSigned : next === 'nested',
            sealKeyId: sealKeyId ?? usable?.id ?? null,
          }))
        }
      />
      <p className="text-xs text-ink-faint">{m.mintForm.sealHints[mode]}</p>
      {mode !== 'none' && (sealers.length === 0 ? <NoSealer /> : <SealChoices form={form} />)}
    </div>
  );
}

function NoSealer() {
  const m = useMessages();
  const go = useGo();
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg bg-warning-soft p-3 text-xs">
      <p className="min-w-48 flex-1 text-warning">{m.mintForm.noSealer}</p>
      <Button size="small" onPress={() => go({ screen: 'keys', create: 'RSA-OAEP-256' })}>
        {m.mint.createKey}
      </Button>
    </div>
  );
}

function SealChoices({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, sealers, recipient } = form;
  const { state } = useLoad('app:algorithms', {});
  const available: readonly string[] | null = state.status === 'done' ? state.value.algorithms : null;
  const options = sealers.map((key) => {
    const reason = obstacleOf(key, available, m);
    return {
      value: key.id,
      label: key.name,
      after: (
        <Badge tone="accent" isMono>
          {key.alg}
        </Badge>
      ),
      detail: reason ?? m.mintForm.sealAlgorithms[sortOf(key.alg)],
      isDisabled: reason !== null,
    };
  });
  const encs = contentEncryptions.map((value) => {
    const fits = recipient === null || fitsKey(value, recipient);
    return { value, label: value, detail: fits ? m.mintForm.encs[value] : m.mintForm.encNotForKey, isDisabled: !fits };
  });
  return (
    <div className="mt-1 grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-3 gap-y-4">
      <Select
        label={m.mintForm.sealFor}
        placeholder={m.mint.keyPlaceholder}
        options={options}
        value={recipient?.id ?? null}
        onChange={(sealKeyId) => {
          const key = sealers.find(({ id }) => id === sealKeyId);
          const fitting = key === undefined || fitsKey(draft.enc, key) ? draft.enc : contentEncryptions.find((enc) => fitsKey(enc, key));
          edit({ sealKeyId, enc: fitting ?? draft.enc });
        }}
        error={fieldText('form.encryption', form.shown['form.encryption'], m)}
      />
      <Select label={m.mintForm.enc} code="enc" isMono options={encs} value={draft.enc} onChange={(enc) => edit({ enc })} />
    </div>
  );
}

/** Why a key cannot seal now; null where it can. */
function obstacleOf(key: KeySummary, available: readonly string[] | null, m: Messages): string | null {
  if (available !== null && !available.includes(key.alg)) return m.mintForm.notInRuntime(key.alg);
  if (canSeal(key)) return null;
  return key.isSecretMissing ? m.mint.keySecretMissing : m.keys.stateTexts[key.state];
}

type Sort = 'rsa' | 'agreement' | 'direct' | 'wrap';

function sortOf(alg: string): Sort {
  if (alg.startsWith('RSA')) return 'rsa';
  if (alg.startsWith('ECDH')) return 'agreement';
  return alg === 'dir' ? 'direct' : 'wrap';
}

/** With `dir` the shared key encrypts the content itself, and must have the length that `enc` takes (RFC 7518 section 4.5). */
function fitsKey(enc: string, { alg, bits }: KeySummary): boolean {
  if (alg !== 'dir') return true;
  const needed = enc.includes('CBC') ? Number(enc.slice(1, 4)) * 2 : Number(enc.slice(1, 4));
  return needed === bits;
}
