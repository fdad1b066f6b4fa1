import { expect, test } from '@playwright/test';
import { findTokens, type TextToken } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { foundTokenSchema } from '../../../shared/inspect.ts';
import { previewOf } from '../../../electron/engine/inspect/paste/preview.ts';

export type Paste = readonly [
  what: string,
  text: string,
  kind: TextToken['kind'],
  source: TextToken['source'],
  name: string | null,
  removed: TextToken['removed'],
  token: string,
];

/** A test for each, named by its group. */
export function expectEach(groups: Readonly<Record<string, readonly Paste[]>>): void {
  for (const [group, pastes] of Object.entries(groups)) for (const paste of pastes) test(`${group}: ${paste[0]}`, () => expectFound(paste));
}

/** One token, exactly so, with places that are places of the text. */
function expectFound([, text, kind, source, name, removed, token]: Paste): void {
  const found = findTokens(text);
  expect(found.map((one) => one.text)).toEqual([token]);
  expect(found[0]).toMatchObject({ kind, source, name, removed });
  expectPlaces(text, found);
}

/** In bounds, in order, none within another, with the right line, and as the contract says. */
export function expectPlaces(text: string, found: readonly TextToken[]): void {
  let before = 0;
  for (const token of found) {
    expect(token.start).toBeGreaterThanOrEqual(before);
    expect(token.end).toBeGreaterThan(token.start);
    expect(token.end).toBeLessThanOrEqual(text.length);
    expect(token.line).toBe(text.slice(0, token.start).split('\n').length);
    expect(token.opaque === null).toBe(token.kind !== 'opaque');
    const { kind, source, name, start, end, line } = token;
    expect(foundTokenSchema.safeParse({ kind, source, name, start, end, line, preview: previewOf(token) }).success).toBe(true);
    // Where nothing was removed inside it, the token is the text itself.
    if (!token.removed.some((removed) => inside.has(removed))) expect(text.slice(start, end)).toBe(token.text);
    before = end;
  }
}

const inside = new Set<string>([
  'line-breaks',
  'percent-encoding',
  'json-escapes',
  'html-entities',
  'invisible-characters',
  'base64',
  'cookie-chunks',
]);
