import type { TextToken } from './text-token.ts';

/** Enough to tell one found token from another: the beginnings of header and payload, and of an opaque string its known prefix alone. */
export function previewOf({ kind, text, opaque }: Pick<TextToken, 'kind' | 'text' | 'opaque'>): string {
  if (kind === 'opaque') return `${opaque?.prefix ?? ''}…`;
  if (kind === 'jws-json' || kind === 'jwe-json') return `${text.slice(0, 48).replace(/\s+/g, ' ')}…`;
  const [header = '', payload = ''] = text.slice(0, 2_000).split('.', 2);
  return `${header.slice(0, 16)}….${payload.slice(0, 32)}…`;
}
