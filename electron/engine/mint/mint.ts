import type { MintInput } from '../../../shared/mint-input.ts';
import type { Result } from '../../../shared/result.ts';
import type { ShelfItem } from '../../../shared/tokens.ts';
import type { Shelf } from '../shelf/shelf.ts';
import type { Maker } from './make-token.ts';

/** Makes a token and puts it on the shelf, with the recipe that it can be made again from. Errors: those of the maker and of the shelf. */
export async function mintToken(
  input: MintInput,
  { maker, shelf }: { maker: Maker; shelf: Pick<Shelf, 'add'> },
): Promise<Result<ShelfItem>> {
  const { recipe, variables, values, profileId, place, parentId } = input;
  const filled = { recipe, variables, values, profileId };
  const made = await maker.make(filled);
  if (!made.ok) return made;
  return shelf.add({ ...made.value, source: 'minted', place, filled, profileId, parentId, sessionId: null, role: null });
}
