import type { InspectedToken } from '../../../shared/inspect.ts';
import type { LintFinding } from '../../../shared/lint.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import { lintToken } from '../../../electron/engine/inspect/lint/lint-token.ts';

/** 2026-01-01T00:00:00Z */
export const now = 1_767_225_600;
export const encode = (data: string | Uint8Array) => Buffer.from(data as string).toString('base64url');

/** A compact token; texts go in as they are, objects as JSON. */
export function compact(
  header: object | string,
  payload: object | string | Uint8Array,
  signature: Uint8Array = Buffer.alloc(64, 1),
): string {
  const text = (part: object | string | Uint8Array) =>
    typeof part === 'string' || part instanceof Uint8Array ? part : JSON.stringify(part);
  return [encode(text(header)), encode(text(payload)), encode(signature)].join('.');
}

export async function takenApart(
  text: string,
  kind: InspectedToken['kind'] = 'jws',
  policy: Policy = defaultPolicy,
): Promise<InspectedToken> {
  return inspectToken({ kind, text, opaque: null }, { keys: { signing: [], decryption: [] }, policy, at: now, payload: null });
}

export async function lintText(text: string, kind?: InspectedToken['kind'], policy: Policy = defaultPolicy): Promise<LintFinding[]> {
  return lintToken(await takenApart(text, kind, policy), policy, now);
}

export const codesOf = (findings: readonly LintFinding[]) => findings.map(({ code }) => code);
