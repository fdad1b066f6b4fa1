import type { Profile } from '../../../../shared/profiles.ts';
import type { Messages } from '../../messages/screens.ts';

type Words = { readonly name: string; readonly about: string };

/** What a profile is called and what it is for: built-in ones in the user's language, own ones in the user's words. */
export function profileWords({ id, name, description, isBuiltIn }: Profile, m: Messages): Words {
  const known: Readonly<Record<string, Words>> = m.mintProfiles.builtIn;
  const words = isBuiltIn && Object.hasOwn(known, id) ? known[id] : undefined;
  return words ?? { name, about: description };
}
