import { formatNumber } from '../../../lib/format.ts';
import { useMessages } from '../../../messages/screens.ts';
import { Disclosure } from '../../../ui/disclosure.tsx';
import { BytesView } from './bytes-view.tsx';
import type { RawPart } from './raw-bytes.ts';

/** The bytes of a signature, folded: most people only want to know how many there are. */
export function SignaturePart({ part, name }: { readonly part: RawPart; readonly name: string }) {
  const m = useMessages();
  return (
    <Disclosure title={name} summary={m.inspectParts.bytesCount(formatNumber(part.bytes, m.time.locale), part.bytes)}>
      <div className="flex min-w-0 flex-col gap-2">
        <BytesView part={part} name={name} />
      </div>
    </Disclosure>
  );
}
