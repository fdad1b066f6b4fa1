import { useId, useMemo, type ReactNode } from 'react';
import { adviceOn } from '../../../../shared/mint-advice.ts';
import type { Composition } from '../../../../shared/mint.ts';
import { useNow } from '../../lib/use-now.ts';
import { useMessages } from '../../messages/screens.ts';
import { CodeBlock } from '../../ui/code-block.tsx';
import { Section } from '../../ui/section.tsx';
import { AdviceList } from './advice-list.tsx';
import { layOut, layOutLine } from './json-layout.ts';
import { keyOf, mintKeysOf } from './mint-keys.ts';
import { reviewDraft } from './review.ts';
import { SizeMeter } from './size-meter.tsx';
import { tokenSize } from './token-size.ts';
import type { MintForm } from './use-mint.ts';

/** Longer claims are composed when they change and not each second, and shown up to here: a megabyte takes its time. */
const longestShown = 20_000;
const longestTicking = 50_000;

/** What would be signed or sealed if one minted now; `iat` and `exp` follow the clock. */
export function Preview({ form, isOfPair }: { readonly form: MintForm; readonly isOfPair: boolean }) {
  const m = useMessages();
  const { sound, draft, keys, jwk, sha256 } = form;
  const isStale = sound !== draft && form.template === null;
  const second = useNow();
  const isTicking = sound.claims.text.length < longestTicking;
  const now = isTicking ? second : Math.floor(second / 3_600) * 3_600;
  // What the form has just composed need not be composed again.
  const isAtHand = !isTicking && form.judged === sound;
  const again = useMemo(
    () => (isAtHand ? null : reviewDraft(sound, mintKeysOf(sound, keys, jwk), { now, sha256 })),
    [isAtHand, sound, keys, jwk, now, sha256],
  );
  const review = again ?? form;
  const { composition, template } = review;
  if (composition === null || template === null) {
    return (
      <Section title={m.mint.preview}>
        <p className="text-ink-soft">{form.key === null ? m.mint.previewNeedsKey : m.mint.previewWaits}</p>
      </Section>
    );
  }
  const { recipe } = template;
  const signers = [recipe.keyId, ...recipe.form.otherKeyIds].flatMap((id) => keyOf(keys, id) ?? []);
  const recipient = keyOf(keys, recipe.form.encryption?.keyId ?? null);
  const size = tokenSize(composition, recipe.form, signers, recipient);
  const isKeyWeak = [...signers, ...(recipient === null ? [] : [recipient])].some((key) => key.isWeak);
  const note = isStale ? (
    <span className="text-warning">{m.mint.previewWaits}</span>
  ) : review.filled === null ? (
    m.mintForm.unfilled
  ) : (
    m.mint.previewNote
  );
  return (
    <>
      <Section title={m.mint.preview} actions={note}>
        <div className="flex flex-col gap-3">
          <Parts composition={composition} />
          <div className="flex flex-col gap-1 text-xs">
            {signers.map((key) => (
              <span key={key.id} className="text-part-signature">
                {m.mint.signatureNote(key.alg)}
              </span>
            ))}
            {recipient !== null && (
              <span className="text-ink-soft">{m.mintForm.sealNote(recipient.alg, recipe.form.encryption?.enc ?? '')}</span>
            )}
            {composition.claims !== null && recipe.jti === 'random' && <span className="text-ink-faint">{m.mint.jtiNote}</span>}
          </div>
          <SizeMeter size={size} />
        </div>
      </Section>
      <AdviceList form={form} advice={adviceOn(composition, { filled: template, now: second, isKeyWeak, isOfPair, bytes: size.bytes })} />
    </>
  );
}

function Parts({ composition }: { readonly composition: Composition }) {
  const m = useMessages();
  const { header, sealHeader, claims, payload } = composition;
  return (
    <>
      {sealHeader !== null && (
        <Part name={m.mintForm.sealHeader}>
          <CodeBlock part="header" height="content" label={m.mintForm.sealHeader} text={layOutLine(sealHeader)} />
        </Part>
      )}
      {header !== null && (
        <Part name={m.mint.protectedHeader}>
          <CodeBlock part="header" height="content" label={m.mint.protectedHeader} text={layOutLine(header)} />
        </Part>
      )}
      {claims === null ? (
        <LongPart name={m.mintForm.payload} text={payload.text} />
      ) : (
        <LongPart name={m.mint.claims} text={payload.text.length > longestTicking ? payload.text : layOut(claims)} />
      )}
    </>
  );
}

function LongPart({ name, text }: { readonly name: string; readonly text: string }) {
  const m = useMessages();
  const rest = text.length - longestShown;
  return (
    <Part name={name}>
      <CodeBlock part="payload" height="limited" label={name} text={rest > 0 ? text.slice(0, longestShown) : text} />
      {rest > 0 && <span className="text-xs text-ink-faint">{m.mintForm.shownInPart(rest)}</span>}
    </Part>
  );
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <span id={id} className="text-xs text-ink-faint">
        {name}
      </span>
      {children}
    </div>
  );
}
