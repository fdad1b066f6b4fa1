/**
 * A second net behind the allow-list of log fields: replaces whatever looks like a token, a key or
 * long random text. Losing a harmless hash is cheaper than keeping one secret.
 */
const patterns: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z0-9 ]+-----[\s\S]*?(?:-----END [A-Z0-9 ]+-----|$)/g, '[pem]'],
  [/\beyJ[\w-]*\.[\w-]*(?:\.[\w-]*){0,3}/g, '[token]'],
  [/\b(Bearer|DPoP|Basic)\s+[^\s"']+/gi, '$1 [credentials]'],
  [/("?\b(?:d|p|q|dp|dq|qi|k)"?\s*[:=]\s*"?)[A-Za-z0-9_+/-]{8,}={0,2}/g, '$1[secret]'],
  [/\b[0-9a-fA-F]{40,}\b/g, '[hex]'],
  [/(?<![\w/.-])[A-Za-z0-9_-]{40,}={0,2}(?![\w/.-])/g, '[base64]'],
];

export function redact(text: string): string {
  return patterns.reduce((safe, [pattern, replacement]) => safe.replace(pattern, replacement), text);
}
