import { createSender } from '../../../electron/engine/requests/send.ts';
import { serve } from '../../unit/requests/loopback-server.ts';
import { asToken, requestTo, unjudged } from '../../unit/requests/sending.ts';
import type { HostileCase } from './case.ts';

const injections = ['\r\nX-Injected: 1', '\nX-Injected: 1', '\rX-Injected: 1', '\0', '\u2028', '\ud55c'];

/** Line breaks and worse in every field that becomes part of the head: nothing may be sent. */
export function hostileInputs(): HostileCase[] {
  return injections.flatMap((evil) => {
    const shown = JSON.stringify(evil);
    return [
      { name: `header value ${shown}`, run: refused({ headers: [{ name: 'X-A', value: `a${evil}b` }] }) },
      { name: `header name ${shown}`, run: refused({ headers: [{ name: `X${evil}`, value: 'b' }] }) },
      { name: `token ${shown}`, run: refused({ identity: asToken }, `a.b.c${evil}`) },
      ...(/[\u2028\ud55c]/.test(evil) ? [] : [{ name: `URL ${shown}`, run: refused({}, 'a.b.c', evil) }]),
    ];
  });
}

function refused(input: Partial<Parameters<typeof requestTo>[0]>, compact = 'a.b.c', inUrl = ''): HostileCase['run'] {
  return async () => {
    const server = await serve((_, response) => response.end());
    const sender = createSender({
      resolveToken: async () => ({ ok: true, value: { compact } }),
      judge: async () => unjudged,
      now: () => 0,
    });
    try {
      const sent = await sender.send(requestTo({ ...input, url: `${server.origin}/${inUrl}` }), new AbortController().signal);
      return sent.ok || server.seen.length > 0 ? 'was sent' : null;
    } finally {
      await Promise.all([sender.close(), server.close()]);
    }
  };
}
