import { connect } from 'node:net';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { singleKey } from '../../../electron/engine/local-api/local-api-key.ts';
import { createLocalApi } from '../../../electron/engine/local-api/local-api.ts';
import { memorySessions } from '../../../electron/engine/sessions/memory-sessions.ts';
import { createSessionDesk, type SessionDesk } from '../../../electron/engine/sessions/session-desk.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime, type ActAttack, type AttackClass } from './attack.ts';
import { goodKey, goodToken } from './good.ts';

const { signing, verifier } = goodKey('HS256');

type Api = { readonly origin: string; readonly port: number; readonly sessions: SessionDesk; readonly pass: (seconds: number) => void };

/** The built-in API for one attack, on a free port, with the user's key. */
async function withApi<T>(use: (api: Api) => Promise<T>): Promise<T> {
  let now = attackTime;
  const sessions = createSessionDesk({ store: memorySessions(), now: () => now });
  const api = createLocalApi({ now: () => now, sessions, onServed: () => undefined });
  const key = { ...signing, kid: signing.kid ?? '', isWeak: false };
  const started = await api.start({ port: 0, keys: singleKey(key, { id: null, name: 'attacked' }) });
  if (!started.ok || started.value.origin === null || started.value.port === null) throw new Error('The local API did not start');
  try {
    return await use({ origin: started.value.origin, port: started.value.port, sessions, pass: (seconds) => void (now += seconds) });
  } finally {
    await api.stop();
  }
}

const tokensSchema = z.object({ access_token: z.string(), refresh_token: z.string() });
type Tokens = z.infer<typeof tokensSchema>;

async function signIn(origin: string): Promise<Tokens> {
  const body = new URLSearchParams({ grant_type: 'password', username: 'alice', password: 'x' });
  return tokensSchema.parse(await (await fetch(`${origin}/token`, { method: 'POST', body })).json());
}

async function refreshed(origin: string, token: string): Promise<Tokens | number> {
  const answer = await fetch(`${origin}/refresh`, { method: 'POST', body: new URLSearchParams({ refresh_token: token }) });
  return answer.ok ? tokensSchema.parse(await answer.json()) : answer.status;
}

async function visit(origin: string, token: string): Promise<number> {
  return (await fetch(`${origin}/protected`, { headers: { authorization: `Bearer ${token}` } })).status;
}

/** By its signature and times alone every replayed token is still good. */
async function isGoodByItself(token: string): Promise<boolean> {
  return (await verifyToken(token, [verifier], defaultPolicy, attackTime)).verdict.valid;
}

/** Plays a session to the moment of the replay, and says with which token which answer is due. */
type Replay = [input: string, play: (api: Api) => Promise<{ token: string; status: number }>];

const replays: Replay[] = [
  ['a refresh token used twice', async ({ origin }) => replayRefresh(origin, 1)],
  ['a refresh token used twice, two turns later', async ({ origin }) => replayRefresh(origin, 2)],
  [
    'an access token after its session’s refresh token was stolen',
    async ({ origin }) => {
      const first = await signIn(origin);
      await refreshed(origin, first.refresh_token);
      await refreshed(origin, first.refresh_token);
      return { token: first.access_token, status: await visit(origin, first.access_token) };
    },
  ],
  [
    'the refresh token that the thief got',
    async ({ origin }) => {
      const first = await signIn(origin);
      const second = await refreshed(origin, first.refresh_token);
      await refreshed(origin, first.refresh_token);
      const token = typeof second === 'number' ? '' : second.refresh_token;
      const again = await refreshed(origin, token);
      return { token, status: typeof again === 'number' ? again : 200 };
    },
  ],
  [
    'an access token after its user signed out',
    async ({ origin, sessions }) => {
      const { access_token: token } = await signIn(origin);
      sessions.end(String(decodeJwt(token)['sid']));
      return { token, status: await visit(origin, token) };
    },
  ],
  [
    'a refresh token after its user signed out',
    async ({ origin, sessions }) => {
      const { access_token: access, refresh_token: token } = await signIn(origin);
      sessions.end(String(decodeJwt(access)['sid']));
      const again = await refreshed(origin, token);
      return { token, status: typeof again === 'number' ? again : 200 };
    },
  ],
  [
    'a refresh token in place of an access token',
    async ({ origin }) => {
      const { refresh_token: token } = await signIn(origin);
      return { token, status: await visit(origin, token) };
    },
  ],
  [
    'an access token in place of a refresh token',
    async ({ origin }) => {
      const { access_token: token } = await signIn(origin);
      const again = await refreshed(origin, token);
      return { token, status: typeof again === 'number' ? again : 200 };
    },
  ],
];

async function replayRefresh(origin: string, turns: number): Promise<{ token: string; status: number }> {
  const { refresh_token: token } = await signIn(origin);
  let next: Tokens | number = await refreshed(origin, token);
  for (let turn = 1; turn < turns && typeof next !== 'number'; turn++) next = await refreshed(origin, next.refresh_token);
  const again = await refreshed(origin, token);
  return { token, status: typeof again === 'number' ? again : 200 };
}

/** J31. An access token is a bearer token and may be used often; what a session ended or used up may not. */
function replay(): AttackClass {
  const attacks = replays.map(([input, play]): ActAttack => ({
    kind: 'act',
    input,
    judge: () =>
      withApi(async (api) => {
        const { status } = await play(api);
        return status === 400 || status === 401 ? null : `answered with ${status}`;
      }),
    unguarded: () => withApi(async (api) => isGoodByItself((await play(api)).token)),
  }));
  return { id: 'J31', title: 'replay in the local API', attacks, unguarded: (each) => each.kind === 'act' && each.unguarded() };
}

/** Request heads with a good token where RFC 6750 section 2.1 does not have it, or twice. */
function smuggled(token: string): [input: string, target: string, lines: string[]][] {
  const header = `Authorization: Bearer ${token}`;
  return [
    ['no header', '/protected', []],
    ['header twice', '/protected', [header, header]],
    ['a bad one after the good one', '/protected', [header, 'Authorization: Bearer x']],
    ['a bad one before the good one', '/protected', ['Authorization: Bearer x', header]],
    ['Basic before Bearer', '/protected', ['Authorization: Basic eDp5', header]],
    ['header in two cases', '/protected', [header, header.replace('Authorization', 'authorization')]],
    ['query alone', `/protected?access_token=${token}`, []],
    ['header and query', `/protected?access_token=${token}`, [header]],
    ['header and an empty query', '/protected?access_token=', [header]],
    ['header and an encoded query', `/protected?access%5Ftoken=${token}`, [header]],
    ['cookie', '/protected', [`Cookie: access_token=${token}`]],
    ['cookie with the scheme', '/protected', [`Cookie: Authorization=Bearer ${token}`]],
    ['another header', '/protected', [`X-Authorization: Bearer ${token}`]],
    ['proxy header', '/protected', [`Proxy-Authorization: Bearer ${token}`]],
    ['list', '/protected', [`${header}, Bearer ${token}`]],
    ['list with Basic', '/protected', [`Authorization: Basic eDp5, Bearer ${token}`]],
    ['tab', '/protected', [`Authorization: Bearer\t${token}`]],
    ['no space', '/protected', [`Authorization: Bearer${token}`]],
    ['colon', '/protected', [`Authorization: Bearer: ${token}`]],
    ['quotes', '/protected', [`Authorization: Bearer "${token}"`]],
    ['parameter', '/protected', [`Authorization: Bearer token=${token}`]],
    ['another scheme', '/protected', [`Authorization: Token ${token}`]],
    ['DPoP', '/protected', [`Authorization: DPoP ${token}`]],
    ['no scheme', '/protected', [`Authorization: ${token}`]],
    ['text after it', '/protected', [`${header} x`]],
    ['NUL in it', '/protected', [`${header}\u0000`]],
    ['folded', '/protected', ['Authorization: Bearer', ` ${token}`]],
    ['space before the colon', '/protected', [`Authorization : Bearer ${token}`]],
  ];
}

async function statusOf(port: number, target: string, lines: readonly string[]): Promise<number> {
  const head = [`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: close', ...lines, '', ''].join('\r\n');
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(head));
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    socket.once('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0))).once('error', reject);
  });
}

/** J32: who looks for a token anywhere finds one where another reader would not. */
async function smuggling(): Promise<AttackClass> {
  const token = await goodToken('HS256');
  const attacks = smuggled(token).map(([input, target, lines]): ActAttack => ({
    kind: 'act',
    input,
    judge: () =>
      withApi(async ({ origin, port }) => {
        if ((await visit(origin, token)) !== 200) return 'the token sent as it should be was refused';
        const status = await statusOf(port, target, lines);
        return status === 400 || status === 401 ? null : `answered with ${status}`;
      }),
    unguarded: async () => {
      const anywhere = /[\w-]+\.[\w-]+\.[\w-]+$/m.exec([target, ...lines].join('\n'))?.[0];
      return anywhere !== undefined && isGoodByItself(anywhere);
    },
  }));
  return {
    id: 'J32',
    title: 'smuggled credentials in the local API',
    attacks,
    unguarded: (each) => each.kind === 'act' && each.unguarded(),
  };
}

export async function apiAttacks(): Promise<AttackClass[]> {
  return [replay(), await smuggling()];
}
