import { useMessages } from '../../messages/screens.ts';
import { Badge } from '../../ui/badge.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { MiddleText } from '../../ui/safe-text.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readClaims } from './claims-draft.ts';
import { FieldLegend } from './field-legend.tsx';
import { isSignedDraft, kidChoices } from './mint-draft.ts';
import { hasPublicHalf } from './mint-keys.ts';
import { ObjectEditor } from './object-editor.tsx';
import { fieldText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** Known parameters that minting leaves to the user (RFC 7515 section 4.1, RFC 9449, RFC 8555). */
const known = ['cty', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'jwk', 'nonce', 'url', 'iss', 'sub', 'aud', 'svt'];

/** What the protected header says beside the type. */
export function HeaderSection({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, shown, key, recipient } = form;
  const signer = isSignedDraft(draft) ? key : recipient;
  const further = readClaims(draft.header);
  const isPlain = draft.kid === 'key' && !draft.embedsKey && further.ok && further.value === '';
  const words = {
    title: m.mintForm.furtherParameters,
    views: m.mintForm.furtherViews,
    jsonLabel: m.mintForm.furtherJson,
    none: m.mintForm.noFurther,
    add: m.mintForm.addParameter,
    remove: m.mintForm.removeParameter,
    removeUnnamed: m.mintForm.removeUnnamedParameter,
    row: m.mintForm.parameterRow,
    meanings: { ...m.claims.header, ...m.mintForm.parameterMeanings },
    names: known,
  };
  return (
    <Disclosure title={m.mint.protectedHeader} summary={isPlain ? m.mintForm.headerPlain : m.mintForm.headerChanged}>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.algorithm} code="alg" />
        <p className="flex items-center gap-2 text-xs text-ink-faint">
          {signer !== null && (
            <Badge tone="accent" isMono>
              {signer.alg}
            </Badge>
          )}
          {m.mintForm.algorithmHint}
        </p>
      </div>
      <div className="flex flex-col gap-1.5">
        <FieldLegend label={m.mintForm.kid} code="kid" />
        <Segmented
          label={m.mintForm.kid}
          size="small"
          segments={kidChoices.map((value) => ({ value, label: m.mintForm.kidChoices[value] }))}
          value={draft.kid}
          onChange={(kid) => edit({ kid })}
        />
        {draft.kid === 'own' && (
          <div className="max-w-lg">
            <TextField
              label={m.mintForm.ownKid}
              hideLabel
              isMono
              autoFocus={draft.ownKid === ''}
              value={draft.ownKid}
              onChange={(ownKid) => edit({ ownKid })}
              onBlur={() => form.leave('kid')}
              error={fieldText('kid', shown.kid, m)}
            />
          </div>
        )}
        {draft.kid === 'key' && signer !== null && <MiddleText text={signer.kid} />}
        <p className="text-xs text-ink-faint">{m.mintForm.kidHints[draft.kid]}</p>
      </div>
      <EmbedsKey form={form} />
      <ObjectEditor
        field="header"
        words={words}
        value={draft.header}
        shown={shown.header}
        onChange={(change) => edit(({ header }) => ({ header: change(header) }))}
        onLeave={() => form.leave('header')}
        afterPress={form.afterPress}
      />
    </Disclosure>
  );
}

/** The public half in the header: a proof of possession names its key that way (RFC 9449 section 4.2). */
function EmbedsKey({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const { draft, edit, shown, key } = form;
  const reason = !isSignedDraft(draft) ? m.mintForm.embedsUnsigned : key !== null && !hasPublicHalf(key) ? m.mintForm.embedsSecret : null;
  const error = fieldText('embedsKey', shown.embedsKey, m);
  return (
    <div className="flex flex-col gap-1.5">
      <Switch isOn={draft.embedsKey} isDisabled={reason !== null && !draft.embedsKey} onChange={(embedsKey) => edit({ embedsKey })}>
        {m.mintForm.embedsKey} <code className="font-mono text-xs text-ink-faint">jwk</code>
      </Switch>
      {error !== null || (draft.embedsKey && reason !== null) ? (
        <p role="alert" className="text-xs text-invalid">
          {reason ?? error}
        </p>
      ) : (
        <p className="text-xs text-ink-faint">{reason ?? m.mintForm.embedsHint}</p>
      )}
    </div>
  );
}
