import type { JsonNode } from '../../../shared/json/node.ts';
import { parseJson } from '../../../shared/json/parse.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { refused, type OAuthError } from './oauth-answer.ts';

/** The parameters of a request. What is empty counts as left out (RFC 6749 section 3.2). */
export type Parameters = {
  one(name: string): string | null;
  all(name: string): readonly string[];
};

/** May be given more than once: RFC 8707 section 2, RFC 8693 section 2.1. All others may not (RFC 6749 section 3.2). */
const repeatable = ['audience', 'resource'];
const maxParameters = 50;
const utf8 = new TextDecoder('utf-8', { fatal: true });

type Pairs = Result<[name: string, value: string][], OAuthError>;

export function readForm(body: Uint8Array): Result<Parameters, OAuthError> {
  return collect(body, formPairs);
}

/** An object with strings, numbers, and lists of strings where a parameter may be repeated. */
export function readJsonBody(body: Uint8Array): Result<Parameters, OAuthError> {
  return collect(body, jsonPairs);
}

export const noParameters: Parameters = { one: () => null, all: () => [] };

function collect(body: Uint8Array, pairsOf: (text: string) => Pairs): Result<Parameters, OAuthError> {
  let text: string;
  try {
    text = utf8.decode(body);
  } catch {
    return refused('invalid_request', 'The body is not UTF-8 text');
  }
  if (text === '') return ok(noParameters);
  const pairs = pairsOf(text);
  if (!pairs.ok) return pairs;
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs.value) {
    const others = values.get(name);
    if (others !== undefined && !repeatable.includes(name)) return refused('invalid_request', 'A parameter is given more than once');
    values.set(name, [...(others ?? []), value]);
  }
  const all = (name: string) => (values.get(name) ?? []).filter((value) => value !== '');
  return ok({ all, one: (name) => all(name)[0] ?? null });
}

/** application/x-www-form-urlencoded, as RFC 6749 appendix B has it: UTF-8, and an escape that is none is a mistake. */
function formPairs(text: string): Pairs {
  const parts = text.split('&', maxParameters + 1).filter((part) => part !== '');
  if (parts.length > maxParameters) return tooMany;
  const pairs: [string, string][] = [];
  for (const part of parts) {
    const equals = part.indexOf('=');
    const name = decoded(equals < 0 ? part : part.slice(0, equals));
    const value = equals < 0 ? '' : decoded(part.slice(equals + 1));
    if (name === null || value === null) return refused('invalid_request', 'A parameter is not form-encoded UTF-8 text');
    pairs.push([name, value]);
  }
  return ok(pairs);
}

/** Undoes form encoding; null for a broken escape. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function jsonPairs(text: string): Pairs {
  // The value of a parameter is flat: its list is the second level.
  const parsed = parseJson(text, 3);
  if (!parsed.ok && parsed.error.problem === 'duplicate-member') return refused('invalid_request', 'A parameter is given more than once');
  if (!parsed.ok || parsed.value.kind !== 'object') return refused('invalid_request', 'The body is not a JSON object of parameters');
  if (parsed.value.members.length > maxParameters) return tooMany;
  const pairs: [string, string][] = [];
  for (const { name, value } of parsed.value.members) {
    const texts = value.kind === 'array' && repeatable.includes(name) ? value.items.map(textOf) : [textOf(value)];
    for (const one of texts) {
      if (one === null) return refused('invalid_request', 'A parameter is neither text nor a number');
      pairs.push([name, one]);
    }
  }
  return pairs.length > maxParameters ? tooMany : ok(pairs);
}

const tooMany = refused('invalid_request', `More than ${maxParameters} parameters`);

function textOf(node: JsonNode): string | null {
  if (node.kind === 'null') return '';
  if (node.kind === 'number') return node.source;
  return node.kind === 'string' ? node.value : null;
}
