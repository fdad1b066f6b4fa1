import { CircleAlert } from 'lucide-react';
import type { AppError } from '../../../../shared/errors.ts';
import { useMessages } from '../../messages/index.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { placeText } from './import-words.ts';

/** Why a file, a text or a key cannot be read or used, with the exact place. */
export function ImportProblem({ error }: { readonly error: AppError }) {
  const m = useMessages();
  const { title, way } = m.errors[error.code](error);
  const place = placeText(error, m);
  return (
    <div className="flex min-w-0 items-start gap-2 rounded-lg bg-invalid-soft p-2.5">
      <CircleAlert aria-hidden size={15} className="mt-0.5 shrink-0 text-invalid" />
      <div className="min-w-0 flex-1 selectable">
        <p className="font-medium text-invalid">
          <SafeText text={title} />
          {place !== null && <span className="ml-2 font-mono text-xs font-normal">{place}</span>}
        </p>
        <p className="text-xs text-ink">
          <SafeText text={way} />
        </p>
      </div>
    </div>
  );
}
