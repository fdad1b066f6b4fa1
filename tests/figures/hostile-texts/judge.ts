import type { HostileText } from './corpus.ts';
import { readBack, type Sight } from './lookout.ts';

/** Longer texts are folded. */
export const mostCompared = 200;

/** What is wrong with what is seen, where these members must be drawn in rows, each with this very text. */
export function wrongIn({ findings, rows }: Sight, names: readonly string[], { text }: Pick<HostileText, 'text'>): string[] {
  const wanted = beginning(text);
  const unseen = names.filter((name) => {
    const drawn = rows.filter(([term]) => term === readBack(name) || (name === '' && term === 'empty name'));
    return !drawn.some(([, detail]) => detail.includes(wanted));
  });
  return [...findings, ...unseen.map((name) => `not shown as it is: ${name === text ? 'own member' : name}`)];
}

/** The strict reader takes no JSON with lone surrogates: a part that has them is shown as its base64url and its bytes. */
export function isReadable({ text }: Pick<HostileText, 'text'>): boolean {
  return !/\p{Cs}/u.test(text);
}

/** So much of a text as is always drawn, read as `Sight` is. */
export function beginning(text: string): string {
  return readBack([...text].slice(0, mostCompared).join(''));
}
