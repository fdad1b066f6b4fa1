import type { Finding } from '../../../../shared/key-health.ts';
import { finding } from './finding.ts';

/**
 * Shapes of a kid that verifiers have taken for something else: RFC 8725 section 3.10 has it sanitised before a look-up.
 * Each is what an attack needs, and no thumbprint, date, UUID, base64 or "my-key.v2 2026" has it.
 */
const suspicious: readonly RegExp[] = [
  /\p{Cc}/u, // control characters, NUL and line ends among them
  /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/, // invisible or bidirectional
  /^[a-z][a-z0-9+.-]*:\/\//i, // a URL
  /^(file|data|javascript):/i,
  /(^|[/\\])\.\.([/\\]|$)/, // a path that climbs
  /^\/(?![A-Za-z0-9+/]{20,}={0,2}$)|^[\\~]|^[a-z]:[/\\]/i, // an absolute path, not base64
  /['"`;<>]|\/\*|\$[({]|\{\{|^\s*\||\|[\s/]/, // SQL, a shell, markup, a template
  /\bunion\b[\s\S]*\bselect\b/i,
  /%(00|0a|0d|2e|2f|5c)/i, // the same, escaped
];

export function kidFindings(kid: string): Finding[] {
  return suspicious.some((shape) => shape.test(kid)) ? [finding('kid-suspicious', 'warning', null, visible(kid))] : [];
}

/** A kid with its hidden characters made visible, so that a finding cannot do what the kid was made to do. */
export function visible(kid: string): string {
  return kid.slice(0, 200).replace(/[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, (char) => {
    return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
}
