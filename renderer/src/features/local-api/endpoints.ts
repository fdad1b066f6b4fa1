import type { LocalApiMessages } from '../../messages/en/local-api.ts';

export type Endpoint = {
  readonly method: 'GET' | 'POST';
  /** As it is listed, with its parameters. */
  readonly shown: string;
  readonly about: keyof LocalApiMessages['about'];
  readonly curl: string;
};
export type EndpointGroup = { readonly title: keyof LocalApiMessages['groups']; readonly endpoints: readonly Endpoint[] };

/**
 * What the local API answers. `$TOKEN` and `$REFRESH` in a command are the shell's: no token is ever put into it.
 * Grants: RFC 6749 section 4.3, 4.4 and 6, RFC 8693; `acr` and `max_age`: RFC 9470.
 */
export function endpointsAt(origin: string, isSymmetric: boolean): readonly EndpointGroup[] {
  const get = (path: string, about: Endpoint['about'], shown = path): Endpoint => {
    return { method: 'GET', shown, about, curl: `curl "${origin}${path}"` };
  };
  const post = (path: string, about: Endpoint['about'], ...fields: readonly string[]): Endpoint => {
    const data = fields.map((field) => ` -d "${field}"`).join('');
    return { method: 'POST', shown: `${path}  ${fields[0] ?? ''}`, about, curl: `curl ${origin}${path}${data}` };
  };
  const guarded = (path: string, about: Endpoint['about']): Endpoint => {
    return { method: 'GET', shown: path, about, curl: `curl -i -H "Authorization: Bearer $TOKEN" "${origin}${path}"` };
  };
  const exchange = 'grant_type=urn:ietf:params:oauth:grant-type:token-exchange';
  const accessType = 'subject_token_type=urn:ietf:params:oauth:token-type:access_token';
  return [
    {
      title: 'protected',
      endpoints: [
        guarded('/protected', 'protected'),
        guarded('/protected?acr=mfa', 'protectedAcr'),
        guarded('/protected?max_age=60', 'protectedMaxAge'),
      ],
    },
    {
      title: 'tokens',
      endpoints: [
        get('/token?username=alice', 'token', '/token?username=NAME'),
        post('/token', 'password', 'grant_type=password', 'username=alice', 'password=any'),
        post('/token', 'sliding', 'grant_type=password&session=sliding', 'username=alice', 'password=any'),
        post('/token', 'clientCredentials', 'grant_type=client_credentials', 'client_id=batch'),
        post('/refresh', 'refresh', 'refresh_token=$REFRESH'),
        post('/token', 'refreshGrant', 'grant_type=refresh_token', 'refresh_token=$REFRESH'),
        post('/token', 'stepUp', exchange, 'subject_token=$TOKEN', accessType, 'acr_values=mfa'),
      ],
    },
    {
      title: 'published',
      endpoints: [
        get('/.well-known/jwks.json', isSymmetric ? 'jwksSymmetric' : 'jwks'),
        get('/.well-known/openid-configuration', 'discovery'),
      ],
    },
  ];
}
