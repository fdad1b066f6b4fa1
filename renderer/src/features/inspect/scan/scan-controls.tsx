import { scanVerdicts, type ScanSummary, type ScanView } from '../../../../../shared/scan.ts';
import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { SearchField } from '../../../ui/search-field.tsx';
import { Segmented } from '../../../ui/segmented.tsx';

type Props = {
  readonly counts: ScanSummary['counts'];
  readonly filter: ScanView['filter'];
  readonly onFilter: (filter: ScanView['filter']) => void;
};

/** As the contract has it. */
const mostSearched = 500;

/** Words, and the verdicts that there are. */
export function ScanControls({ counts, filter, onFilter }: Props) {
  const m = useMessages();
  const there = scanVerdicts.filter((verdict) => counts[verdict] > 0 || verdict === filter.verdict);
  return (
    <div className="flex flex-wrap items-center gap-2 px-5 pb-2">
      <div className="min-w-[min(14rem,100%)] flex-1">
        <SearchField
          label={m.inspectScan.search}
          placeholder={m.inspectScan.searchPlaceholder}
          value={filter.search}
          onChange={(search) => onFilter({ ...filter, search: search.slice(0, mostSearched) })}
        />
      </div>
      <Segmented
        label={m.inspectScan.verdictFilter}
        size="small"
        value={filter.verdict ?? 'all'}
        onChange={(verdict) => onFilter({ ...filter, verdict: verdict === 'all' ? null : verdict })}
        segments={[
          { value: 'all', label: m.inspectScan.all },
          ...there.map((value) => ({
            value,
            label: m.inspectScan.chip(m.inspectScan.verdicts[value], formatNumber(counts[value], m.time.locale)),
          })),
        ]}
      />
    </div>
  );
}
