import type { Finding, FindingCode, Severity } from '../../../../shared/key-health.ts';

/** What `expected` and `actual` mean is said beside each code in shared/key-health.ts. Neither may hold any part of a key. */
export function finding(code: FindingCode, severity: Severity, expected: string | null = null, actual: string | null = null): Finding {
  return { code, severity, expected: clip(expected), actual: clip(actual) };
}

function clip(text: string | null): string | null {
  return text !== null && text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
