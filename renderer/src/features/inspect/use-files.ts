import { useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors.ts';
import type { InspectFile } from '../../../../shared/inspect.ts';
import type { Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';
import { useEvent } from '../../lib/use-event.ts';

/** What came of the last file: nothing to say, more than one text, or why it could not be read. */
export type FileState =
  | { readonly status: 'none' }
  | { readonly status: 'many'; readonly drop: string; readonly names: readonly string[] }
  | { readonly status: 'failed'; readonly error: AppError };
const none: FileState = { status: 'none' };

/** Files that are dropped on the screen or chosen. The newest one counts, also where an older one takes longer to be read. */
export function useFiles(onText: (text: string, name: string) => void) {
  const [state, setState] = useState<FileState>(none);
  const newest = useRef(0);
  const take = async (reading: Promise<Result<InspectFile>>) => {
    const turn = ++newest.current;
    const file = await reading;
    if (turn !== newest.current) return;
    if (!file.ok) return setState(file.error.code === 'cancelled' ? none : { status: 'failed', error: file.error });
    if (file.value.kind === 'many') return setState({ status: 'many', drop: file.value.drop, names: file.value.names });
    setState(none);
    onText(file.value.text, file.value.name);
  };
  return {
    state,
    choose: () => void take(call('inspect:choose-file', {})),
    read: (drop: string) => void take(call('inspect:read-drop', { drop })),
    forget: () => setState(none),
  };
}

/** A drop anywhere on the screen is a file to inspect. */
export function useDrops(onDrop: (drop: string) => void): void {
  useEvent('files:dropped', ({ drop }) => onDrop(drop));
}
