import type { SourceKey } from '../../../../shared/key-sources.ts';
import { useMessages } from '../../messages/index.ts';
import { MiddleText, SafeText } from '../../ui/safe-text.tsx';
import { Section } from '../../ui/section.tsx';
import { Findings } from './findings.tsx';
import { ImportProblem } from './import-problem.tsx';

/** Every key of the source, also those that cannot verify here, with the reason. */
export function SourceKeys({ keys }: { readonly keys: readonly SourceKey[] }) {
  const m = useMessages();
  return (
    <Section level={3} title={m.keySources.keyCount(keys.length)} isFramed>
      {keys.length === 0 ? (
        <p className="text-ink-soft">{m.keySources.noKeys}</p>
      ) : (
        <div role="region" aria-label={m.keySources.keys} tabIndex={0} className="max-h-128 overflow-auto rounded-sm">
          <table className="w-full min-w-128 text-left">
            <thead className="text-xs text-ink-soft">
              <tr>
                <Column title={m.keySources.columnKid} />
                <Column title={m.keySources.columnKind} />
                <Column title={m.keySources.columnAlg} />
                <Column title={m.keySources.columnUse} />
                <Column title={m.keySources.columnThumbprint} />
              </tr>
            </thead>
            {keys.map((key, index) => (
              <KeyRows key={index} row={key} />
            ))}
          </table>
        </div>
      )}
    </Section>
  );
}

function Column({ title }: { readonly title: string }) {
  return (
    <th scope="col" className="pr-3 pb-1.5 font-semibold whitespace-nowrap">
      {title}
    </th>
  );
}

const cell = 'py-2 pr-3 align-top';

function KeyRows({ row }: { readonly row: SourceKey }) {
  const m = useMessages();
  const { kid, kty, bits, alg, use, thumbprint, problem, findings } = row;
  const useText = use === 'sig' || use === 'enc' ? m.keySources.uses[use] : use;
  return (
    <tbody className="border-t border-line selectable">
      <tr>
        <th scope="row" className={`${cell} max-w-48 font-normal`}>
          {kid === null ? <span className="text-ink-faint">{m.keySources.noKid}</span> : <SafeText text={kid} isMono />}
        </th>
        <td className={`${cell} whitespace-nowrap`}>
          <SafeText text={bits > 0 ? m.keySources.kindOf(kty, bits) : kty} />
        </td>
        <td className={cell}>
          <Said text={alg} />
        </td>
        <td className={cell}>
          <Said text={useText} />
        </td>
        <td className={`${cell} max-w-36`}>{thumbprint !== null && <MiddleText text={thumbprint} />}</td>
      </tr>
      {(problem !== null || findings.length > 0) && (
        <tr>
          <td colSpan={5} className="pb-3">
            <div className="flex flex-col gap-2">
              {problem !== null && <ImportProblem error={problem} />}
              <Findings findings={findings} />
            </div>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Said({ text }: { readonly text: string | null }) {
  const m = useMessages();
  return text === null ? <span className="text-xs text-ink-faint">{m.keySources.notSaid}</span> : <SafeText text={text} />;
}
