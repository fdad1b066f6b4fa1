import type { LocalApiMessages } from '../../messages/en/local-api.ts';

export type Endpoint = {
  readonly path: string;
  /** As it is listed, with its parameter. */
  readonly shown: string;
  readonly about: keyof LocalApiMessages['about'];
  readonly curl: string;
};

/** What the local API answers. `$TOKEN` in a command is the shell's: no token is ever put into it. */
export function endpointsAt(origin: string, isSymmetric: boolean): readonly Endpoint[] {
  return [
    {
      path: '/token',
      shown: '/token?username=NAME',
      about: 'token',
      curl: `curl "${origin}/token?username=alice"`,
    },
    {
      path: '/protected',
      shown: '/protected',
      about: 'protected',
      curl: `curl -i -H "Authorization: Bearer $TOKEN" ${origin}/protected`,
    },
    {
      path: '/.well-known/jwks.json',
      shown: '/.well-known/jwks.json',
      about: isSymmetric ? 'jwksSymmetric' : 'jwks',
      curl: `curl ${origin}/.well-known/jwks.json`,
    },
    {
      path: '/.well-known/openid-configuration',
      shown: '/.well-known/openid-configuration',
      about: 'discovery',
      curl: `curl ${origin}/.well-known/openid-configuration`,
    },
  ];
}
