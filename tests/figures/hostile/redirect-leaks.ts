import { headerOf, serve, type Loopback, type Seen } from '../../unit/requests/loopback-server.ts';
import { asToken, requestTo } from '../../unit/requests/sending.ts';
import type { HostileCase } from './case.ts';

export const secretHeaders = [
  { name: 'X-API-Key', value: 'canary-1' },
  { name: 'X-Auth-Token', value: 'canary-2' },
  { name: 'DPoP', value: 'canary-3' },
  { name: 'Cookie', value: 'canary=4' },
  { name: 'Proxy-Authorization', value: 'Basic canary5' },
];
export const secretBody = 'canary-6';

/** Which of the secrets arrived where they were not meant to. */
export function leaksIn(seen: readonly Seen[]): string[] {
  return seen.flatMap((request) => [
    ...['authorization', ...secretHeaders.map(({ name }) => name.toLowerCase())].filter((name) => headerOf(request, name).length > 0),
    ...(request.body.includes(secretBody) ? ['body'] : []),
    ...(request.url.includes('canary') ? ['url'] : []),
  ]);
}

/** A first server that sends everyone on to `target`, by way of nothing but a status. */
export async function redirector(status: number, target: string): Promise<Loopback> {
  return serve((_, response) => response.writeHead(status, { location: target }).end());
}

/** All redirects to another host or port, with all methods, straight and there and back again. */
export function redirectLeaks(): HostileCase[] {
  const cases: HostileCase[] = [];
  for (const status of [301, 302, 303, 307, 308]) {
    for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
      for (const way of ['other port', 'other name', 'there and back'] as const) {
        cases.push({ name: `${status} ${method} ${way}`, run: (sender) => follow(status, method, way, sender) });
      }
    }
  }
  return cases;
}

type Way = 'other port' | 'other name' | 'there and back';

async function follow(status: number, method: 'GET' | 'POST' | 'PUT' | 'DELETE', way: Way, sender: Parameters<HostileCase['run']>[0]) {
  const home = await serve((request, response) => {
    if (request.url === '/final') response.end();
    else response.writeHead(status, { location: next() }).end();
  });
  const away = await redirector(status, `${home.origin}/final`);
  const next = (): string =>
    way === 'other name' ? `http://localhost:${home.port}/final` : way === 'other port' ? end.origin : away.origin;
  const end = await serve((_, response) => response.end());
  try {
    const input = requestTo({ url: home.origin, method, identity: asToken, headers: secretHeaders, body: secretBody });
    const sent = await sender.send(input, new AbortController().signal);
    if (!sent.ok) return `failed with ${sent.error.code}`;
    if (!sent.value.hops.some(({ stripped }) => stripped)) return 'the hop was not shown as stripped';
    const leaks = leaksIn([...home.seen.slice(1), ...away.seen, ...end.seen]);
    return leaks.length === 0 ? null : `leaked ${leaks.join(', ')}`;
  } finally {
    await Promise.all([home.close(), away.close(), end.close()]);
  }
}
