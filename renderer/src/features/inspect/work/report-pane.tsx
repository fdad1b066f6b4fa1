import { useState } from 'react';
import type { InspectInput, InspectedToken } from '../../../../../shared/inspect.ts';
import { call } from '../../../lib/api.ts';
import { useLoad } from '../../../lib/use-call.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { InlineError } from '../../../ui/inline-error.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Section } from '../../../ui/section.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { showFailure, showToast } from '../../../ui/toast.tsx';
import { documentOf, type ReportDocument } from './report-document.ts';
import { pictureOf } from './report-picture.ts';
import { htmlOf, markdownOf } from './report-text.ts';

/** Shown in a report in any case: see the engine's report. */
const alwaysShown: ReadonlySet<string> = new Set(['iss', 'aud', 'exp', 'nbf', 'iat', 'auth_time', 'typ', 'token_use']);
const mostChoices = 60;

type Props = { readonly input: InspectInput; readonly token: InspectedToken; readonly onClose: () => void };

/** What may be shown to others: chosen here, looked at here, then saved or copied. */
export function ReportPane({ input, token, onClose }: Props) {
  const m = useMessages();
  const t = m.inspectWork;
  const [shows, setShows] = useState<readonly string[]>([]);
  const { state, reload } = useLoad('inspect:report', { ...input, shows: [...shows] });
  const claims = token.selective?.claims ?? token.payload?.json ?? null;
  const names = (claims?.members ?? []).map(({ name }) => name).filter((name) => !alwaysShown.has(name));
  const report = state.status === 'done' ? documentOf(state.value, m) : null;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">{t.reportText}</p>
      {names.length > 0 && (
        <Section title={t.shows}>
          <p className="text-xs text-ink-faint">{t.showsText}</p>
          <div className="flex flex-wrap gap-x-4 gap-y-1.5">
            {names.slice(0, mostChoices).map((name) => (
              <Checkbox
                key={name}
                isOn={shows.includes(name)}
                onChange={(isShown) => setShows(isShown ? [...shows, name] : shows.filter((other) => other !== name))}
              >
                <SafeText text={name} isMono />
              </Checkbox>
            ))}
          </div>
        </Section>
      )}
      {report !== null && <Actions report={report} />}
      <Section title={t.reportPreview} isFramed>
        {state.status === 'failed' && <InlineError error={state.error} onRetry={reload} />}
        {report === null ? <Skeleton shape="detail" /> : <Preview report={report} />}
      </Section>
      <div>
        <Button look="ghost" onPress={onClose}>
          {t.close}
        </Button>
      </div>
    </div>
  );
}

function Actions({ report }: { readonly report: ReportDocument }) {
  const m = useMessages();
  const t = m.inspectWork;
  const save = async (what: Parameters<typeof saveReport>[0]) => {
    const saved = await saveReport(what);
    if (saved.ok) showToast({ title: t.reportSaved(saved.value.fileName) });
    else if (saved.error.code !== 'cancelled') showFailure(saved.error, m);
  };
  const savePicture = () => {
    const image = pictureOf(report);
    if (image !== null) void save({ format: 'png', image });
  };
  return (
    <div className="flex flex-wrap gap-2">
      <CopyButton
        look="primary"
        label={t.copyMarkdown}
        copiedMessage={t.reportCopied}
        onCopy={() => call('clipboard:copy', { text: markdownOf(report) })}
      />
      <Button onPress={() => void save({ format: 'markdown', text: markdownOf(report) })}>{t.saveMarkdown}</Button>
      <Button onPress={() => void save({ format: 'html', text: htmlOf(report, m.time.locale) })}>{t.saveHtml}</Button>
      <Button onPress={savePicture}>{t.savePng}</Button>
    </div>
  );
}

function saveReport(what: Parameters<typeof call<'inspect:save-report'>>[1]) {
  return call('inspect:save-report', what);
}

function Preview({ report }: { readonly report: ReportDocument }) {
  return (
    <div className="flex flex-col gap-4 selectable">
      <p className={report.isGood ? 'text-md font-semibold text-valid' : 'text-md font-semibold text-invalid'}>{report.title}</p>
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1">
        {report.facts.map(([name, text]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="wrap-anywhere">{text}</dd>
          </div>
        ))}
      </dl>
      {report.tables.map(({ title, rows }) => (
        <section key={title} aria-label={title}>
          <h4 className="text-xs font-semibold text-ink-soft">{title}</h4>
          <ul className="mt-1 flex flex-col">
            {rows.map((cells, at) => (
              <li key={at} className="flex gap-3 border-t border-line py-1.5">
                {cells.map((cell, column) => (
                  <span
                    key={column}
                    className={column < cells.length - 1 ? 'w-36 shrink-0 wrap-anywhere text-ink-soft' : 'min-w-0 wrap-anywhere'}
                  >
                    <SafeText text={cell} />
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
