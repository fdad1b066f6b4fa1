/** How two names differ that are nearly one. */
export type NameDifference = 'space' | 'slash' | 'case' | 'scheme';

const forms: readonly [NameDifference, (name: string) => string][] = [
  ['space', (name) => name.trim()],
  ['slash', (name) => name.replace(/\/+$/, '')],
  ['case', (name) => name.toLowerCase()],
  // "https://", "http://", "api://"; none at all.
  ['scheme', (name) => name.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '')],
];

/** The one difference between them; null when they are equal, or differ in more. */
export function differenceOf(one: string, other: string): NameDifference | null {
  if (one === other) return null;
  return forms.find(([, form]) => form(one) === form(other))?.[0] ?? null;
}
