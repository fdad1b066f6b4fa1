import { curvesOf, secretBitsOf, sizesOf } from '../../../../shared/key-algorithms.ts';
import { useMessages } from '../../messages/index.ts';
import { ChoiceField } from './choice-field.tsx';
import { curveOf, sizeOf } from './new-key-draft.ts';
import type { NewKeyForm } from './use-new-key.ts';

/** What the algorithm leaves open: RSA's modulus, the curve of ECDH-ES, the length of a direct key. Nothing for the others. */
export function KeySize({ form }: { readonly form: NewKeyForm }) {
  const m = useMessages();
  const { draft, edit } = form;
  const sizes = sizesOf(draft.alg).toSorted((one, other) => one - other);
  const curves = curvesOf(draft.alg);
  const size = sizeOf(draft);
  const curve = curveOf(draft);
  if (size !== null) {
    const isDirect = draft.alg === 'dir';
    return (
      <ChoiceField
        label={isDirect ? m.keyCreate.directSize : m.keyCreate.rsaSize}
        value={String(size)}
        onChange={(value) => edit({ size: Number(value) })}
        segments={sizes.map((bits) => ({ value: String(bits), label: m.keyCreate.bits(bits) }))}
        note={(isDirect ? m.keyCreate.directNotes : m.keyCreate.rsaNotes)[size]}
      />
    );
  }
  if (curve === null) return null;
  return (
    <ChoiceField
      label={m.keyCreate.curve}
      value={curve}
      onChange={(value) => edit({ curve: value })}
      segments={curves.map((value) => ({ value, label: value }))}
      note={m.keyCreate.curveNotes[curve]}
    />
  );
}

/** How many bytes will be generated; null where the algorithm takes no secret. */
export function generatedBytes(form: NewKeyForm): number | null {
  const bits = secretBitsOf(form.draft.alg) ?? (form.draft.alg === 'dir' ? sizeOf(form.draft) : null);
  return bits === null ? null : bits / 8;
}
