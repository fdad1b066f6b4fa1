import { useId, useState } from 'react';
import { useMessages } from '../../messages/index.ts';
import { Segmented } from '../../ui/segmented.tsx';
import type { TextProblem } from './claim-rows.ts';
import { showJson, showRows, withRows, withText } from './claims-draft.ts';
import { ClaimsText } from './claims-text.tsx';
import { ClaimRows } from './claim-rows-editor.tsx';
import { fieldText, textProblemText } from './problem-text.ts';
import type { MintForm } from './use-mint.ts';

/** The own claims: one value, edited as rows or as JSON text. */
export function ClaimsField({ form }: { readonly form: MintForm }) {
  const m = useMessages();
  const headingId = useId();
  const { claims } = form.draft;
  /** What kept the text from becoming rows; until the text is changed. */
  const [obstacle, setObstacle] = useState<TextProblem | null>(null);
  const problem = form.shown.claims;

  const show = (view: 'rows' | 'json') => {
    if (view === claims.view) return;
    if (view === 'json') return form.edit({ claims: showJson(claims) });
    const rows = showRows(claims);
    if (rows.ok) form.edit({ claims: rows.value });
    else setObstacle(rows.error);
  };
  const textError = obstacle === null ? fieldText('claims', problem, m) : textProblemText(obstacle, m);
  const json = obstacle ?? (problem?.problem === 'claims' && problem.claims.view === 'json' ? problem.claims.text : null);
  return (
    <section aria-labelledby={headingId} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-center justify-between gap-3">
        <h2 id={headingId} className="text-xs font-semibold text-ink-soft">
          {m.mint.ownClaims}
        </h2>
        <Segmented
          label={m.mint.views}
          size="small"
          value={claims.view}
          onChange={show}
          segments={[
            { value: 'rows', label: m.mint.rows },
            { value: 'json', label: m.mint.json },
          ]}
        />
      </div>
      {claims.view === 'rows' ? (
        <ClaimRows
          rows={claims.rows}
          problem={problem}
          afterPress={form.afterPress}
          onChange={(change) => form.edit((draft) => ({ claims: withRows(draft.claims, change(draft.claims.rows)) }))}
        />
      ) : (
        <ClaimsText
          text={claims.text}
          error={textError}
          offset={json?.problem === 'not-json' ? json.error.offset : null}
          onChange={(text) => {
            setObstacle(null);
            form.edit((draft) => ({ claims: withText(draft.claims, text) }));
          }}
          onLeave={() => form.leave('claims')}
        />
      )}
    </section>
  );
}
