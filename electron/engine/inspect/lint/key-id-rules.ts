import { stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import type { LintFinding } from '../../../../shared/lint.ts';
import { finding } from './findings.ts';
import type { Part } from './material.ts';

/** A thumbprint as a URI has 91 characters; nothing needs more than this. */
const longestKid = 256;
/** Base64 may hold "/" and addresses hold it too, so that a path is what climbs, begins at the root or at a drive, or has a NUL. */
const path = /(?:^|[\\/])\.{1,2}[\\/]|^\/(?:etc|dev|proc|var|home|usr|tmp|root|opt|sys)(?:\/|$)|^[a-z]:[\\/]|\\\\|\0|%2e%2e|%00|^file:/i;
const query = [
  /['"`]\s*(?:or|and|union|;|--|\)|\|\|)/i, // SQL out of a quoted text
  /\bunion\s+(?:all\s+)?select\b|;\s*(?:drop|delete|insert|update|select)\b/i,
  /\*\)|\)\(|\(\||\(&/, // LDAP
  /[|;&]\s*(?:cat|curl|wget|sh|bash|nc|id|whoami|ping|sleep|touch|rm)\b|\$\(|`[^`]+`/, // a shell
  /\$\{[^}]*\}|\{\{[^}]*\}\}/, // a template, JNDI
];

/** The name of a key goes into file names and queries before anything is verified. */
export function keyIdFindings({ place, prefix }: Part, header: JsonObject): LintFinding[] {
  const kid = stringMember(header, 'kid');
  if (kid === undefined) return [];
  const about = { paths: [`${prefix}kid`], actual: kid };
  const found: LintFinding[] = [];
  if (kid.length > longestKid) found.push(finding('kid-long', place, { ...about, expected: longestKid, actual: kid.length }));
  const text = kid.slice(0, 4_096);
  if (query.some((pattern) => pattern.test(text))) found.push(finding('kid-like-query', place, about));
  else if (path.test(text)) found.push(finding('kid-like-path', place, about));
  else if (/^(?:https?|ftp|ldaps?|gopher|jar|data):/i.test(text)) found.push(finding('kid-like-address', place, about));
  return found;
}
