import { parseJson } from '../../../../shared/json/parse.ts';

export const mostAudiences = 20;

/** Adds what was typed or pasted: one name, several between commas or lines, or a JSON list. Repeated ones once. */
export function addAudience(audience: readonly string[], text: string): string[] {
  return [...new Set([...audience, ...splitAudience(text)])];
}

/** Whether typed text already ends a name: a comma stands outside of a JSON list, or a line ends. */
export function endsAudience(text: string): boolean {
  return !text.trimStart().startsWith('[') && /[,\n]/.test(text);
}

export function splitAudience(text: string): string[] {
  const listed = listOf(text);
  return (listed ?? text.split(/[,\r\n\t]+/)).map((name) => name.trim()).filter((name) => name !== '');
}

function listOf(text: string): string[] | null {
  if (!text.trimStart().startsWith('[')) return null;
  const parsed = parseJson(text.trim());
  if (!parsed.ok || parsed.value.kind !== 'array') return null;
  const names = parsed.value.items.flatMap((item) => (item.kind === 'string' ? [item.value] : []));
  return names.length === parsed.value.items.length ? names : null;
}
