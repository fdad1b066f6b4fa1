import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import { useMessages } from '../../messages/screens.ts';
import { InlineError } from '../../ui/inline-error.tsx';
import { Scroll } from '../../ui/screen.tsx';
import { BulkColumns } from './bulk-columns.tsx';
import { BulkOpen } from './bulk-open.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { BulkPreviewSection } from './bulk-preview.tsx';
import { BulkProblems } from './bulk-problems.tsx';
import { BulkRun } from './bulk-run.tsx';
import type { Bulk } from './use-bulk.ts';

type Props = {
  readonly bulk: Bulk;
  /** What all tokens have in common; null while the form has a mistake or no key. */
  readonly filled: FilledRecipe | null;
};

/** One token for each row of a file: the rows, what they would give, and the work. */
export function BulkPane({ bulk, filled }: Props) {
  const m = useMessages();
  const { source } = bulk;
  if (source === null) {
    return (
      <Scroll>
        <BulkOpen bulk={bulk} />
      </Scroll>
    );
  }
  const problems = bulk.preview?.problems ?? source.problems;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Scroll>
        {bulk.failure !== null && <InlineError error={bulk.failure} />}
        {bulk.result !== null && <BulkOutcome result={bulk.result} />}
        <BulkColumns bulk={bulk} source={source} variables={filled?.variables ?? []} />
        {bulk.previewError !== null && <InlineError error={bulk.previewError} />}
        {filled === null && (
          <p role="status" className="text-warning">
            {m.mintBulk.formWaits}
          </p>
        )}
        {bulk.result === null && problems.length > 0 && (
          <BulkProblems title={m.mintBulk.problemsAhead(problems.length)} problems={problems} />
        )}
        {bulk.preview !== null && <BulkPreviewSection preview={bulk.preview} hasMore={source.hasMore} />}
      </Scroll>
      <BulkRun bulk={bulk} />
    </div>
  );
}
