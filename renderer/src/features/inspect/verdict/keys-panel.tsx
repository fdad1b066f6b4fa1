import type { InspectedToken, Judging } from '../../../../../shared/inspect.ts';
import { useLoad } from '../../../lib/use-call.ts';
import { useMessages, type Messages } from '../../../messages/screens.ts';
import { Select, type Option } from '../../../ui/select.tsx';
import type { Said } from './fill-from-token.ts';
import { FetchKeys } from './fetch-keys.tsx';
import { GivenKeysSection } from './given-keys-section.tsx';
import { keyOptions } from './key-options.ts';
import type { GivenKeys } from './use-given-keys.ts';

const automatic = 'automatic';

type Props = {
  readonly token: InspectedToken | null;
  readonly judging: Judging;
  readonly setJudging: (change: Partial<Judging>) => void;
  readonly given: GivenKeys;
  readonly said: Said;
};

/** Of a key that was set aside for another one only the kid is told. */
function detailOf(alg: string, kid: string | null, m: Messages): string {
  if (alg === '') return kid ?? '';
  return kid === null ? m.inspect.keyFactsNoKid(alg) : m.inspect.keyFacts(alg, kid);
}

/** With which keys. */
export function KeysPanel({ token, judging, setJudging, given, said }: Props) {
  const m = useMessages();
  const words = m.inspectVerdict;
  const { state } = useLoad('keys:list', {}, ['keys:changed']);
  const known = keyOptions(token?.verdict ?? null, state.status === 'done' ? state.value.keys : []);
  const { keyId } = judging;
  const isGone = keyId !== null && known.every(({ id }) => id !== keyId);
  const options: Option<string>[] = [
    { value: automatic, label: words.keysAutomatic, detail: words.keysAutomaticAbout },
    ...known.map(({ id, name, alg, kid }) => ({
      value: id,
      label: name,
      detail: detailOf(alg, kid, m),
    })),
    ...(isGone ? [{ value: keyId, label: words.keyGone }] : []),
  ];
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Select
        label={words.judgeWith}
        options={options}
        value={keyId ?? automatic}
        onChange={(value) => setJudging({ keyId: value === automatic ? null : value })}
      />
      <GivenKeysSection given={given} encoding={judging.given?.encoding ?? null} />
      <FetchKeys issuer={said.issuer} />
    </div>
  );
}
