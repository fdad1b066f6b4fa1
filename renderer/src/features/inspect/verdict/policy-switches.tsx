import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '../../../messages/screens.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import { Switch } from '../../../ui/switch.tsx';
import type { PolicyField } from './policy-draft.ts';
import type { PolicyForm } from './use-policy-draft.ts';

const futures = ['off', 'warn', 'refuse'] as const;

/** Which times are compared, and what of a token is judged at all. */
export function PolicySwitches({ form: { draft, edit } }: { readonly form: PolicyForm }) {
  const m = useMessages();
  const words = m.inspectVerdict;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {!draft.signatureOnly && (
        <>
          <Row name="checksExp">
            <Switch isOn={draft.checksExp} onChange={(checksExp) => edit({ checksExp })}>
              {words.checksExp}
            </Switch>
            {!draft.checksExp && <Warning>{words.expOff}</Warning>}
          </Row>
          <Row name="checksNbf">
            <Switch isOn={draft.checksNbf} onChange={(checksNbf) => edit({ checksNbf })}>
              {words.checksNbf}
            </Switch>
          </Row>
          <Row name="futureIat">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span aria-hidden>{words.futureIat}</span>
              <Segmented
                label={words.futureIat}
                size="small"
                segments={futures.map((value) => ({ value, label: words.futures[value] }))}
                value={draft.futureIat}
                onChange={(futureIat) => edit({ futureIat })}
              />
            </div>
          </Row>
        </>
      )}
      <Row name="byOwnKey">
        <Switch isOn={draft.byOwnKey} onChange={(byOwnKey) => edit({ byOwnKey })}>
          {words.byOwnKey}
        </Switch>
        {draft.byOwnKey && <Warning>{words.byOwnKeyWarning}</Warning>}
      </Row>
      <Row name="signatureOnly">
        <Switch isOn={draft.signatureOnly} onChange={(signatureOnly) => edit({ signatureOnly })}>
          {words.signatureOnly}
        </Switch>
        {draft.signatureOnly && <Warning>{words.signatureOnlyWarning}</Warning>}
      </Row>
    </div>
  );
}

function Row({ name, children }: { readonly name: PolicyField; readonly children: ReactNode }) {
  return (
    <div data-field={name} className="flex min-w-0 flex-col gap-1">
      {children}
    </div>
  );
}

function Warning({ children }: { readonly children: string }) {
  return (
    <p role="note" className="flex items-start gap-1.5 text-xs text-warning">
      <TriangleAlert aria-hidden size={14} className="mt-px shrink-0" />
      {children}
    </p>
  );
}
