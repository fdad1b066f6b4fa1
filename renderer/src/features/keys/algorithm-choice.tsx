import { Label, Radio, RadioGroup } from 'react-aria-components';
import { isJws, isSymmetric, keyAlgorithms, type KeyAlgorithm } from '../../../../shared/key-algorithms.ts';
import { useLoad } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';

type Props = { readonly value: KeyAlgorithm; readonly onChange: (value: KeyAlgorithm) => void; readonly error?: string | undefined };

/** What most people want comes first in its group. */
const families = [/^HS/, /^ES/, /^Ed/, /^RS/, /^PS/, /^ECDH/, /^dir/, /KW$/];
export const usualAlgorithms: ReadonlySet<KeyAlgorithm> = new Set(['HS256', 'ES256', 'RSA-OAEP-256', 'ECDH-ES+A128KW', 'A256KW']);

const ordered = keyAlgorithms.toSorted((one, other) => familyOf(one) - familyOf(other));
const groups = [
  { name: 'signShared', algorithms: ordered.filter((alg) => isJws(alg) && isSymmetric(alg)) },
  { name: 'signPair', algorithms: ordered.filter((alg) => isJws(alg) && !isSymmetric(alg)) },
  { name: 'encryptPair', algorithms: ordered.filter((alg) => !isJws(alg) && !isSymmetric(alg)) },
  { name: 'encryptShared', algorithms: ordered.filter((alg) => !isJws(alg) && isSymmetric(alg)) },
] as const;

/** All algorithms in four groups. Those that the runtime lacks stay listed, with the reason. What one means stands beside: `Guide`. */
export function AlgorithmChoice({ value, onChange, error }: Props) {
  const m = useMessages();
  const { state } = useLoad('app:algorithms', {});
  const missing = state.status === 'done' ? ordered.filter((alg) => !state.value.algorithms.includes(alg)) : [];
  return (
    <RadioGroup
      value={value}
      onChange={(chosen) => {
        const alg = keyAlgorithms.find((candidate) => candidate === chosen);
        if (alg !== undefined) onChange(alg);
      }}
      className="flex min-w-0 flex-col gap-2.5"
    >
      <Label className="text-xs font-semibold text-ink-soft">{m.keyCreate.algorithm}</Label>
      {groups.map(({ name, algorithms }) => (
        <div key={name} role="presentation" className="flex flex-col gap-1">
          <p className="text-2xs text-ink-faint">{m.keyCreate.groups[name]}</p>
          <div role="presentation" className="flex flex-wrap gap-1.5">
            {algorithms.map((alg) => (
              <Choice key={alg} alg={alg} isMissing={missing.includes(alg)} />
            ))}
          </div>
        </div>
      ))}
      {missing.length > 0 && <p className="text-xs text-ink-faint">{m.keyCreate.missingHere(missing.join(', '))}</p>}
      {error !== undefined && (
        <p role="alert" className="text-xs text-invalid">
          {error}
        </p>
      )}
    </RadioGroup>
  );
}

function Choice({ alg, isMissing }: { readonly alg: KeyAlgorithm; readonly isMissing: boolean }) {
  return (
    <Radio
      value={alg}
      isDisabled={isMissing}
      className="flex h-7 cursor-default items-center rounded-md border border-line bg-pane px-2 text-xs font-medium text-ink transition-colors duration-100 data-disabled:border-dashed data-disabled:text-ink-faint data-hovered:border-line-strong data-hovered:bg-hover data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-focus data-selected:border-accent data-selected:bg-accent-soft data-selected:text-accent-text"
    >
      {alg}
    </Radio>
  );
}

function familyOf(alg: KeyAlgorithm): number {
  return families.findIndex((family) => family.test(alg));
}
