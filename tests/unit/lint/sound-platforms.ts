import { es, guid, hour, rs, type Sound } from './sound-parts.ts';
import { now } from './taken-apart.ts';

const actions = {
  iss: 'https://token.actions.githubusercontent.com',
  jti: guid,
  repository: 'octo/repo',
  ref: 'refs/heads/main',
  run_id: '123',
  sha: 'f'.repeat(40),
  repository_id: '74',
  nbf: now - 600,
};
const pod = {
  'kubernetes.io': {
    namespace: 'shop',
    pod: { name: 'web-0', uid: guid },
    serviceaccount: { name: 'web', uid: guid },
    warnafter: now + 3_607,
  },
};
const apple = {
  iss: 'https://appleid.apple.com',
  aud: 'com.example.app',
  sub: '001234.abc.0123',
  c_hash: 'h',
  auth_time: now,
  nonce_supported: true,
};
const okta = { ver: 1, jti: 'AT.abc', iss: 'https://dev.okta.com/oauth2/default', aud: 'api://default', cid: '0oa1', uid: '00u1' };

/** Of builds, clusters, devices and services. */
export const platformTokens: readonly Sound[] = [
  // GitHub
  [
    'GitHub Actions, branch',
    rs({ typ: 'JWT', x5t: 'k' }),
    { ...actions, sub: 'repo:octo/repo:ref:refs/heads/main', aud: 'https://github.com/octo', iat: now, exp: now + 300 },
    [],
  ],
  [
    'GitHub Actions, environment',
    rs({ typ: 'JWT', x5t: 'k' }),
    { ...actions, sub: 'repo:octo/repo:environment:prod', aud: 'sts.amazonaws.com', environment: 'prod', iat: now, exp: now + 300 },
    [],
  ],
  ['GitHub App', { alg: 'RS256', typ: 'JWT' }, { iss: '123456', iat: now - 60, exp: now + 540 }, ['aud-missing']],
  [
    'GitLab CI',
    rs({ typ: 'JWT' }),
    {
      iss: 'https://gitlab.com',
      sub: 'project_path:a/b:ref_type:branch:ref:main',
      aud: 'https://vault.example',
      jti: guid,
      nbf: now - 5,
      ...hour,
      project_id: '22',
    },
    [],
  ],
  ['CircleCI', rs({ typ: 'JWT' }), { iss: 'https://oidc.circleci.com/org/1', sub: 'org/1/project/2/user/3', aud: '1', ...hour }, []],
  // Kubernetes: no typ
  [
    'Kubernetes bound',
    rs(),
    {
      iss: 'https://kubernetes.default.svc.cluster.local',
      aud: ['https://kubernetes.default.svc.cluster.local'],
      sub: 'system:serviceaccount:shop:web',
      jti: guid,
      nbf: now,
      ...hour,
      ...pod,
    },
    ['typ-missing'],
  ],
  [
    'Kubernetes for Vault',
    rs(),
    {
      iss: 'https://oidc.eks.eu-west-1.amazonaws.com/id/A',
      aud: ['vault'],
      sub: 'system:serviceaccount:shop:web',
      nbf: now,
      iat: now,
      exp: now + 600,
      ...pod,
    },
    ['typ-missing'],
  ],
  [
    'Kubernetes extended to a year',
    rs(),
    {
      iss: 'https://kubernetes.default.svc',
      aud: ['https://kubernetes.default.svc'],
      sub: 'system:serviceaccount:shop:web',
      iat: now,
      exp: now + 31_536_000,
      ...pod,
    },
    ['life-long', 'typ-missing'],
  ],
  [
    'Kubernetes from a secret',
    rs(),
    { iss: 'kubernetes/serviceaccount', sub: 'system:serviceaccount:shop:web', 'kubernetes.io/serviceaccount/namespace': 'shop' },
    ['exp-missing', 'typ-missing', 'aud-missing'],
  ],
  [
    'SPIFFE SVID',
    es({ typ: 'JWT' }),
    { sub: 'spiffe://example.org/web', aud: ['spiffe://example.org/db'], iat: now, exp: now + 300 },
    ['iss-missing'],
  ],
  // Apple
  ['Apple ID token', rs(), { ...apple, iat: now, exp: now + 86_400 }, []],
  [
    'Apple ID token, private relay',
    rs(),
    { ...apple, iat: now, exp: now + 86_400, email: 'x@privaterelay.appleid.com', is_private_email: true },
    ['personal-data'],
  ],
  [
    'Apple client secret, an hour',
    es(),
    { iss: 'TEAM123456', sub: 'com.example.app', aud: 'https://appleid.apple.com', ...hour },
    ['typ-missing'],
  ],
  ['Apple push provider', es(), { iss: 'TEAM123456', iat: now }, ['exp-missing', 'typ-missing', 'aud-missing']],
  ['App Store Connect', es({ typ: 'JWT' }), { iss: guid, aud: 'appstoreconnect-v1', iat: now, exp: now + 1_200 }, []],
  // others
  ['Okta access', rs(), { ...okta, ...hour, sub: 'kim', scp: ['openid', 'profile'] }, ['typ-missing']],
  ['Okta ID token', rs(), { ...okta, jti: 'ID.abc', aud: '0oa1', sub: '00u1', ...hour, nonce: 'n', amr: ['pwd'], at_hash: 'h' }, []],
  [
    'Supabase',
    { alg: 'HS256', typ: 'JWT' },
    { iss: 'https://x.supabase.co/auth/v1', sub: guid, aud: 'authenticated', role: 'authenticated', session_id: guid, ...hour },
    ['hmac-shared'],
  ],
  [
    'Clerk session',
    rs({ typ: 'JWT' }),
    {
      iss: 'https://clerk.example.com',
      sub: 'user_1',
      sid: 'sess_1',
      azp: 'https://app.example.com',
      nbf: now - 10,
      iat: now,
      exp: now + 60,
    },
    ['aud-missing'],
  ],
  [
    'Salesforce',
    rs({ typ: 'JWT' }),
    { iss: 'https://login.salesforce.com', sub: 'https://login.salesforce.com/id/1/2', aud: 'client', ...hour, at_hash: 'h' },
    [],
  ],
  [
    'Slack ID token',
    rs(),
    {
      iss: 'https://slack.com',
      sub: 'U1',
      aud: '1.2',
      ...hour,
      auth_time: now,
      nonce: 'n',
      at_hash: 'h',
      'https://slack.com/team_id': 'T1',
    },
    [],
  ],
  [
    'Zoom SDK',
    { alg: 'HS256', typ: 'JWT' },
    { app_key: 'k', tpc: 'session', role_type: 1, version: 1, iat: now, exp: now + 7_200 },
    ['hmac-shared', 'iss-missing', 'aud-missing'],
  ],
  [
    'LINE ID token',
    es({ typ: 'JWT' }),
    { iss: 'https://access.line.me', sub: 'U1', aud: '123', ...hour, nonce: 'n', amr: ['linesso'] },
    [],
  ],
  [
    'Kakao ID token',
    rs({ typ: 'JWT' }),
    {
      iss: 'https://kauth.kakao.com',
      aud: 'app',
      sub: '1234',
      iat: now,
      exp: now + 21_600,
      auth_time: now,
      nonce: 'n',
      nickname: '김철수',
    },
    ['personal-data'],
  ],
];
