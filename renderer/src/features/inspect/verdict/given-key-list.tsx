import { useState } from 'react';
import type { FoundKey, ImportedSource, ImportPreview, SecretReadingName } from '../../../../../shared/key-import.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { SafeText } from '../../../ui/safe-text.tsx';
import { Card } from '../../../ui/section.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { asRead } from './given-readings.ts';
import type { GivenKeys } from './use-given-keys.ts';

/** A JWKS may hold a thousand; beyond these the list says nothing new. */
const mostShown = 50;

type Props = {
  readonly given: GivenKeys;
  readonly preview: ImportPreview;
  readonly encoding: SecretReadingName | null;
};

/** What was found in what was given: keys, what is wrong with them, and what is still locked. */
export function GivenKeyList({ given, preview, encoding }: Props) {
  const m = useMessages();
  const { found, sources } = preview;
  const needy = sources.flatMap((source, index) => (source.problem !== null || isLocked(source) ? [{ source, index }] : []));
  if (found.length === 0 && needy.length === 0) return <p className="text-xs text-ink-soft">{m.inspectVerdict.givenNothing}</p>;
  return (
    <Card padding="none">
      <ul aria-label={m.inspectVerdict.givenFound(found.length)} className="max-h-64 divide-y divide-line overflow-auto">
        {needy.map(({ source, index }) => (
          <li key={`source ${index}`} className="px-3 py-2">
            {isLocked(source) ? <Passphrase given={given} source={source} index={index} /> : <SourceProblem source={source} />}
          </li>
        ))}
        {found.slice(0, mostShown).map((key) => (
          <li key={key.index} className="px-3 py-2">
            <FoundLine found={key} encoding={encoding} />
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className="border-t border-line px-3 py-2 text-xs text-ink-faint">{m.inspectVerdict.givenMore(found.length - mostShown)}</p>
      )}
    </Card>
  );
}

function isLocked({ status }: ImportedSource): boolean {
  return status === 'passphrase-needed' || status === 'passphrase-wrong';
}

function FoundLine({ found, encoding }: { readonly found: FoundKey; readonly encoding: SecretReadingName | null }) {
  const m = useMessages();
  const read = asRead(found, encoding);
  const alg = found.alg ?? (read.algorithms.length === 1 ? read.algorithms[0] : undefined);
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-40 flex-1 selectable">
        <p className="font-medium">
          <SafeText text={found.name} />
        </p>
        <p className="text-xs text-ink-soft">
          {m.keyImport.kind({ ...found, bits: read.bits })}
          {found.kid !== null && (
            <>
              {' · kid '}
              <SafeText text={found.kid} isMono />
            </>
          )}
        </p>
        {found.problem !== null && (
          <p className="text-xs text-invalid">
            <SafeText text={m.errors[found.problem.code](found.problem).title} />
          </p>
        )}
      </div>
      <span className="flex flex-wrap gap-1.5">
        {found.problem !== null && <Badge tone="invalid">{m.keyImport.cannotUse}</Badge>}
        {found.problem === null && read.isWeak && <Badge tone="warning">{m.keyImport.weak}</Badge>}
        {found.problem === null && alg !== undefined && <Badge tone="accent">{alg}</Badge>}
      </span>
    </div>
  );
}

function SourceProblem({ source }: { readonly source: ImportedSource }) {
  const m = useMessages();
  if (source.problem === null) return null;
  const { title, way } = m.errors[source.problem.code](source.problem);
  return (
    <div role="alert" className="min-w-0 text-xs selectable">
      <p className="font-medium text-invalid">
        <SafeText text={source.name === null ? title : m.inspectVerdict.sourceProblem(source.name, title)} />
      </p>
      <p>
        <SafeText text={way} />
      </p>
    </div>
  );
}

type PassphraseProps = { readonly given: GivenKeys; readonly source: ImportedSource; readonly index: number };

/** It is sent once and then forgotten here, whether it opened anything or not. */
function Passphrase({ given, source, index }: PassphraseProps) {
  const m = useMessages();
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<'missing' | 'answered' | null>(null);
  const open = async () => {
    if (passphrase === '') return setProblem('missing');
    const isAnswered = await given.unlock(passphrase, index);
    setPassphrase('');
    setProblem(isAnswered ? 'answered' : null);
  };
  const isWrong = problem === 'answered' && source.status === 'passphrase-wrong';
  return (
    // No form: it stands beside the one that takes the next key.
    <div className="flex items-start gap-2">
      <div className="min-w-0 flex-1">
        <TextField
          label={m.keyImport.passphraseFor(source.name ?? m.keyImport.pasted)}
          type="password"
          autoFocus
          value={passphrase}
          maxLength={1_024}
          onChange={(value) => {
            setPassphrase(value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void open();
          }}
          hint={m.keyImport.passphraseHint}
          error={problem === 'missing' ? m.keyImport.passphraseMissing : isWrong ? m.keyImport.passphraseWrong : null}
        />
      </div>
      <div className="mt-5">
        <Button isBusy={given.work === 'unlocking'} onPress={() => void open()}>
          {m.keyImport.unlock}
        </Button>
      </div>
    </div>
  );
}
