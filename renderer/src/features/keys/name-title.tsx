import type { ReactNode } from 'react';
import { useCall } from '../../lib/use-call.ts';
import { useMessages } from '../../messages/index.ts';
import { EditableTitle } from '../../ui/editable-title.tsx';
import { errorLine } from '../../ui/inline-error.tsx';

type Props = {
  readonly thing: { readonly id: string; readonly name: string };
  readonly channel: 'keys:update' | 'sources:rename';
  readonly words: { readonly rename: string; readonly name: string; readonly nameMissing: string; readonly save: string };
  readonly canRename: boolean;
  readonly badges: ReactNode;
};

/** The name of a key or a public source as a title, renamed where it stands. */
export function NameTitle({ thing, channel, ...shown }: Props) {
  const m = useMessages();
  const rename = useCall(channel);
  const onRename = async (name: string) => {
    const result = await rename.run({ id: thing.id, name });
    return result.ok ? null : errorLine(result.error, m);
  };
  return <EditableTitle {...shown} name={thing.name} maxLength={120} onRename={onRename} />;
}
