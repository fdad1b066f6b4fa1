import type { JsonObject } from '../../shared/json/node.ts';
import { stringifyJson } from '../../shared/json/stringify.ts';
import type { Check, Outcome, Verdict } from '../../shared/verdict.ts';
import { checkSentence } from './check-sentences.ts';
import type { Judged } from './json-output.ts';
import { visible, visibleJson } from './terminal.ts';

const outcomes: Readonly<Record<Outcome, { word: string; color: number }>> = {
  passed: { word: 'passed', color: 32 },
  failed: { word: 'FAILED', color: 31 },
  warning: { word: 'warning', color: 33 },
  skipped: { word: 'skipped', color: 90 },
  unknown: { word: 'unknown', color: 35 },
};

/** A verdict for people: the result, every check in words, then what the token says. */
export function verdictText({ verdict, header, claims }: Judged, hasColor: boolean): string {
  const paint = (text: string, color: number): string => (hasColor ? `\u001b[${color}m${text}\u001b[0m` : text);
  const width = Math.max(...verdict.checks.map(({ name }) => name.length));
  const line = ({ name, outcome, ...check }: Check): string => {
    const { word, color } = outcomes[outcome];
    return `  ${paint(word.padEnd(7), color)}  ${visible(name).padEnd(width)}  ${visible(checkSentence(check))}`;
  };
  const title = paint(visible(result(verdict)), verdict.valid ? 32 : 31);
  const parts = [title, verdict.checks.map(line).join('\n'), content('Header', header), content('Claims', claims)];
  return `${parts.filter((part) => part !== null).join('\n\n')}\n`;
}

/** With the first reason, so that one line is enough for a log. */
function result({ valid, checks }: Verdict): string {
  const [first, ...others] = checks.filter(({ outcome }) => outcome === 'failed');
  if (valid) return 'The token is valid.';
  if (first === undefined) return 'The token is NOT valid: not everything could be checked.';
  return `The token is NOT valid. ${checkSentence(first)}${others.length === 0 ? '' : `, and ${others.length} more`}.`;
}

function content(title: string, value: JsonObject | null): string | null {
  return value === null ? null : `${title}\n${visibleJson(stringifyJson(value, 2))}`;
}
