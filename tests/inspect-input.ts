import { plainJudging, type InspectInput } from '../shared/inspect.ts';

/** The first token of a text, judged as it is when nothing was chosen. */
export function inspectInput(text: string, changes: Partial<InspectInput> = {}): InspectInput {
  return { ...plainJudging, text, index: 0, ...changes };
}
