import type { Opaque } from '../../../../shared/inspect.ts';

/** A string known by its beginning. The first group is the prefix, the only part that is ever shown. */
export type OpaqueFormat = { readonly kind: Opaque['kind']; readonly pattern: string; readonly hasChecksum?: true };

/** From the makers' documentation. Lengths are as narrow as they say, so that ordinary words are not taken for tokens. */
export const opaqueFormats: readonly OpaqueFormat[] = [
  { kind: 'github', pattern: '(gh[pousr]_)[A-Za-z0-9]{36}', hasChecksum: true },
  { kind: 'github', pattern: '(github_pat_)[A-Za-z0-9]{22}_[A-Za-z0-9]{59}' },
  { kind: 'gitlab', pattern: '(glpat-|gldt-|glrt-|glptt-|glsoat-|glcbt-|glft-)[A-Za-z0-9_-]{20,64}(?:\\.[0-9a-z]{2}\\.[0-9a-z]{9})?' },
  { kind: 'aws-access-key', pattern: '(AKIA|ASIA)[A-Z2-7]{16}' },
  { kind: 'stripe', pattern: '((?:sk|rk|pk)_(?:live|test)_|whsec_)[A-Za-z0-9]{16,247}' },
  { kind: 'slack', pattern: '(xox[abeoprs]-)[A-Za-z0-9-]{20,250}' },
  { kind: 'slack', pattern: '(xapp-)\\d-[A-Za-z0-9-]{20,250}' },
  { kind: 'google-api-key', pattern: '(AIza)[A-Za-z0-9_-]{35}' },
  { kind: 'google-oauth', pattern: '(ya29\\.)[A-Za-z0-9_-]{20,2048}' },
  { kind: 'npm', pattern: '(npm_)[A-Za-z0-9]{36}', hasChecksum: true },
  { kind: 'pypi', pattern: '(pypi-)AgE[A-Za-z0-9_-]{50,1000}' },
  { kind: 'anthropic', pattern: '(sk-ant-)[A-Za-z0-9_-]{20,250}' },
  {
    kind: 'openai',
    pattern: '(sk-(?:proj-|svcacct-|admin-)?)(?!ant-)(?=[A-Za-z_-]{0,60}\\d)(?=[a-z0-9_-]{0,60}[A-Z])[A-Za-z0-9_-]{32,250}',
  },
  { kind: 'sendgrid', pattern: '(SG\\.)[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}' },
  { kind: 'square', pattern: '(sq0(?:atp|csp|idp)-)[A-Za-z0-9_-]{22,43}' },
  { kind: 'shopify', pattern: '(shp(?:at|ca|pa|ss)_)[A-Fa-f0-9]{32}' },
  { kind: 'digitalocean', pattern: '(do[opr]_v1_)[a-f0-9]{64}' },
  { kind: 'hugging-face', pattern: '(hf_)[A-Za-z0-9]{34}' },
  { kind: 'paseto', pattern: '(v[1-4]\\.(?:local|public)\\.)[A-Za-z0-9_-]{22,65536}(?:\\.[A-Za-z0-9_-]{1,4096})?' },
  // libmacaroons v1: four hexadecimal digits of length and "location", in base64.
  { kind: 'macaroon', pattern: '()MDA[w-z0-5][A-Za-z0-9_+/-]{4}Y2F0aW9u[A-Za-z0-9_+/-]{40,4096}={0,2}' },
];

const boundary = '(?<![A-Za-z0-9_-])';
const boundaryAfter = '(?![A-Za-z0-9_-])';

/** Any of them, in any text. */
export const opaqueExpression = new RegExp(`${boundary}(?:${opaqueFormats.map(({ pattern }) => pattern).join('|')})${boundaryAfter}`, 'g');

/** Each for itself, for a text that is one such string and nothing else. */
export const wholeFormats = opaqueFormats.map((format) => ({ ...format, expression: new RegExp(`^${format.pattern}$`) }));
