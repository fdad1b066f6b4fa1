import type { Opaque } from '../../../../shared/inspect.ts';

/** What the string is, as the title says it after "This is". */
const what: Record<Opaque['kind'], string> = {
  github: 'a GitHub token',
  gitlab: 'a GitLab token',
  'aws-access-key': 'an AWS access key ID',
  stripe: 'a Stripe key',
  slack: 'a Slack token',
  'google-api-key': 'a Google API key',
  'google-oauth': 'a Google access token',
  npm: 'an npm token',
  pypi: 'a PyPI token',
  openai: 'an OpenAI key',
  anthropic: 'an Anthropic key',
  sendgrid: 'a SendGrid key',
  square: 'a Square credential',
  shopify: 'a Shopify token',
  digitalocean: 'a DigitalOcean token',
  'hugging-face': 'a Hugging Face token',
  paseto: 'a PASETO',
  macaroon: 'a macaroon',
  fernet: 'a Fernet token',
  branca: 'a Branca token',
  uuid: 'a UUID',
  'jws-like': 'three parts like those of a JWT, but without a header',
  unknown: 'a random string',
};

const issued = 'Only the service that issued it knows what it stands for: ask it there. If it has been seen by others, revoke it there.';
const other = 'It is another format than JWT, and is read with a library of its own.';
const meaning: Record<Opaque['kind'], string> = {
  github: issued,
  gitlab: issued,
  'aws-access-key': 'It names a key pair and is not secret by itself; the secret key that goes with it is.',
  stripe: issued,
  slack: issued,
  'google-api-key': issued,
  'google-oauth': 'Google’s access tokens are opaque: their tokeninfo endpoint says what they allow. An ID token is a JWT.',
  npm: issued,
  pypi: 'It is a macaroon: only PyPI can check it. If it has been seen by others, revoke it there.',
  openai: issued,
  anthropic: issued,
  sendgrid: issued,
  square: issued,
  shopify: issued,
  digitalocean: issued,
  'hugging-face': issued,
  paseto: `${other} “local” ones are encrypted, “public” ones signed; there is no alg that could be changed.`,
  macaroon: 'It carries its restrictions with it, and only the service that has its root key can check it.',
  fernet: 'It is encrypted with one shared key and says only when it was made. Whoever has the key can read it.',
  branca: 'It is encrypted with one shared key and says only when it was made. Whoever has the key can read it.',
  uuid: 'It names something and says nothing about it. As a session or token it must be looked up at its server.',
  'jws-like': 'Its first part is no JSON header. Perhaps the beginning was cut off, or the parts are in another encoding.',
  unknown: 'If it is an access token, it is opaque: its server says what it stands for, for instance by introspection (RFC 7662).',
};

/** Strings that are no JWT and no mistake either. */
export const inspectOpaque = {
  title: 'Not a JWT',
  isA: (kind: Opaque['kind']) => `This is ${what[kind]}, not a JWT.`,
  meaning,
  nothingToJudge: 'It has no claims and no signature that could be judged here.',
  beginning: 'Begins with',
  characters: 'Length',
  charactersOf: (count: string) => `${count} characters`,
  checksum: 'Checksum',
  checksums: {
    none: 'has none',
    good: 'right: it was copied whole',
    bad: 'wrong: a character is missing or changed, or it is made up',
  } satisfies Record<Opaque['checksum'], string>,
  hidden: 'The rest is not shown.',
};
export type InspectOpaqueMessages = typeof inspectOpaque;
