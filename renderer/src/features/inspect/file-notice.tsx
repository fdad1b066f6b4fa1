import { formatNumber } from '../../lib/format.ts';
import { useMessages } from '../../messages/screens.ts';
import { Button } from '../../ui/button.tsx';
import { Callout } from '../../ui/callout.tsx';
import { InlineError } from '../../ui/inline-error.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import type { FileState } from './use-files.ts';

type Props = {
  readonly files: { readonly state: FileState };
  /** Looks through what was too much for one text. */
  readonly onMany: (drop: string) => void;
};

/** Why a file that was dropped or chosen is not on the bench. */
export function FileNotice({ files: { state }, onMany }: Props) {
  const m = useMessages();
  switch (state.status) {
    case 'none':
      return null;
    case 'failed':
      return <InlineError error={state.error} />;
    case 'many': {
      const [name = ''] = state.names;
      const count = state.names.length;
      const title = count === 1 ? m.inspect.manyOne(name) : m.inspect.manyFiles(formatNumber(count, m.time.locale));
      return (
        <Callout
          tone="warning"
          title={<SafeText text={title} />}
          announce="alert"
          actions={<Button onPress={() => onMany(state.drop)}>{m.inspect.lookThrough}</Button>}
        >
          {m.inspect.manyText}
        </Callout>
      );
    }
  }
}
