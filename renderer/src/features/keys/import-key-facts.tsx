import type { CertificateFacts } from '../../../../shared/key-formats.ts';
import type { FoundKey } from '../../../../shared/key-import.ts';
import { useMessages, type Messages } from '../../messages/index.ts';
import { Callout } from '../../ui/callout.tsx';
import { DefinitionList, type Definition } from '../../ui/definition-list.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { Time } from '../../ui/time.tsx';
import { algorithmsOf, findingsOf, isInVault, type Draft } from './import-choices.ts';
import { Findings } from './findings.tsx';
import { ImportProblem } from './import-problem.tsx';
import { abilityTexts } from './import-words.ts';

type Props = {
  readonly found: FoundKey;
  readonly draft: Draft;
  readonly sourceName: string | null;
  readonly twinName: string | null;
};

/** What the key is and what it can do, before anything is asked. */
export function ImportKeyFacts({ found, draft, sourceName, twinName }: Props) {
  const m = useMessages();
  const rows = [...ownRows(found, sourceName, m), ...certificateRows(found.certificate, m)];
  const { duplicateOf } = found;
  const isDuplicate = duplicateOf !== null && (duplicateOf.adds || isInVault(found, draft.encoding));
  return (
    <>
      {found.problem !== null && <ImportProblem error={found.problem} />}
      {found.problem === null && (
        <div className="flex flex-col gap-0.5 selectable">
          {abilityTexts(found.holds, algorithmsOf(found, draft.encoding), m).map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {isDuplicate && (
        <Callout
          tone={duplicateOf.adds ? 'valid' : 'neutral'}
          title={
            <SafeText text={duplicateOf.adds ? m.keyImport.addsTitle(duplicateOf.name) : m.keyImport.duplicateTitle(duplicateOf.name)} />
          }
        >
          {duplicateOf.adds ? m.keyImport.addsText : m.keyImport.duplicateText}
        </Callout>
      )}
      {twinName !== null && (
        <Callout tone="neutral" title={<SafeText text={m.keyImport.twiceTitle(twinName)} />}>
          {m.keyImport.twiceText}
        </Callout>
      )}
      <Findings findings={findingsOf(found, draft)} />
      {rows.length > 0 && <DefinitionList rows={rows} />}
    </>
  );
}

type Row = Definition & { readonly key: string };

function ownRows(found: FoundKey, sourceName: string | null, m: Messages): Row[] {
  const own = [found.alg === null ? null : m.keyImport.ownAlg(found.alg), found.use === null ? null : m.keyImport.ownUse[found.use]];
  const said = own.filter((text) => text !== null);
  return [
    ...(sourceName === null
      ? []
      : [{ key: 'origin', term: m.keyImport.origin, detail: <SafeText text={sourceName} />, note: m.keyImport.formats[found.format] }]),
    ...(said.length === 0 ? [] : [{ key: 'own', term: m.keyImport.ownWords, detail: said.map((text) => <p key={text}>{text}</p>) }]),
    ...(found.kid === null ? [] : [{ key: 'kid', term: m.keyImport.ownKid, detail: <SafeText text={found.kid} isMono /> }]),
    ...(found.thumbprint === null
      ? []
      : [{ key: 'thumbprint', term: m.keyImport.thumbprint, detail: <SafeText text={found.thumbprint} isMono /> }]),
  ];
}

function certificateRows(certificate: CertificateFacts | null, m: Messages): Row[] {
  if (certificate === null) return [];
  return [
    { key: 'certificate', term: m.keyImport.certificate, detail: <SafeText text={certificate.subject} /> },
    { key: 'issuer', term: m.keyImport.certificateIssuer, detail: <SafeText text={certificate.issuer} /> },
    { key: 'from', term: m.keyImport.certificateFrom, detail: <Time at={certificate.notBefore} /> },
    { key: 'until', term: m.keyImport.certificateUntil, detail: <Time at={certificate.notAfter} /> },
  ];
}
