import type { Disclosure, Selective } from '../../../../../shared/inspect.ts';
import { clipped, formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Card, Section } from '../../../ui/section.tsx';

/** More rows than a person reads; the claims show the others. */
const mostShown = 200;
/** Of a value: the claims show all of it. */
const longestValue = 300;

/** What an SD-JWT discloses, one by one, and how much it keeps back (RFC 9901). */
export function DisclosureTable({ selective }: { readonly selective: Selective }) {
  const m = useMessages();
  const t = m.inspectParts;
  const { disclosures, digests, hash } = selective;
  const count = (value: number) => formatNumber(value, m.time.locale);
  return (
    <Section
      title={t.disclosures}
      actions={<SafeText text={[t.disclosuresOf(count(disclosures.length), count(digests)), hash].join(' · ')} className="text-ink-soft" />}
    >
      {disclosures.length === 0 && <p className="text-ink-soft">{t.noDisclosures}</p>}
      {disclosures.length > 0 && (
        <Card padding="none">
          <div className="overflow-x-auto">
            <table className="w-full text-left">
              <thead className="text-xs text-ink-soft">
                <tr>
                  {[t.disclosureName, t.disclosureValue, t.disclosurePath, t.disclosureState].map((title) => (
                    <th key={title} scope="col" className="px-3 py-2 font-semibold">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {disclosures.slice(0, mostShown).map((disclosure, index) => (
                  <Row key={`${index} ${disclosure.digest}`} disclosure={disclosure} />
                ))}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {digests > disclosures.length && <p className="text-xs text-ink-faint">{t.disclosuresHidden}</p>}
    </Section>
  );
}

function Row({ disclosure }: { readonly disclosure: Disclosure }) {
  const t = useMessages().inspectParts;
  const { name, value, salt, path, problem, text } = disclosure;
  return (
    <tr className="border-t border-line align-top">
      <td className="px-3 py-2 selectable">
        {name === null ? (
          <span className="text-ink-faint">{problem === 'malformed' ? '—' : t.listItem}</span>
        ) : (
          <SafeText text={name} isMono className="text-part-payload" />
        )}
      </td>
      <td className="px-3 py-2 selectable">
        <SafeText text={clipped(value ?? text, longestValue)} isMono />
        {salt !== null && <SafeText text={t.saltOf(clipped(salt, 60))} className="block text-xs text-ink-faint" />}
      </td>
      <td className="px-3 py-2 text-ink-soft selectable">{path === null ? t.nowhere : <SafeText text={clipped(path, 200)} isMono />}</td>
      <td className="px-3 py-2">
        <Badge tone={problem === 'none' ? 'valid' : 'invalid'}>{t.problem[problem]}</Badge>
      </td>
    </tr>
  );
}
