import { walkJson, type Container } from '../inspect/paste/json-walk.ts';
import type { Steps } from '../turns.ts';

/** Where a policy stands in the text of a file: [start, end). */
export type Piece = { readonly start: number; readonly end: number };

/** The file without what stands in its policies, each place and line where it was, so that file and policies are read one by one. */
export type Pieces = { readonly frame: string; readonly policies: readonly Piece[] };

/** Finds the objects and arrays in the member "policies". Whatever breaks the grammar, and what comes after it, stays in the frame. */
export function* piecesOf(text: string): Steps<Pieces> {
  const policies: Piece[] = [];
  yield* walkJson(text, null, {
    string: () => undefined,
    closed(container, end) {
      if (isPolicy(container)) policies.push({ start: container.start, end });
    },
  });
  const frame: string[] = [];
  let from = 0;
  for (const { start, end } of policies) {
    frame.push(text.slice(from, start), '{', text.slice(start + 1, end - 1).replace(/[^\n]+/g, blank), '}');
    from = end;
    yield;
  }
  return { frame: frame.join('') + text.slice(from), policies };
}

function isPolicy({ text, parent }: Container): boolean {
  const isInList = parent !== null && parent.isArray && parent.key !== null && text.slice(...parent.key) === 'policies';
  return isInList && parent.parent !== null && !parent.parent.isArray && parent.parent.parent === null;
}

function blank(line: string): string {
  return ' '.repeat(line.length);
}
