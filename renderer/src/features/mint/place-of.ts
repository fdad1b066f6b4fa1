import type { Place } from '../../../../shared/mint-input.ts';
import type { MintDraft } from './mint-draft.ts';

/** Where the token will stand on the shelf. */
export function placeOf({ label, folder, environment, tags, notes }: MintDraft): Place {
  return { label: label.trim(), folder: folder.trim(), environment: environment.trim(), tags: [...tags], notes };
}
