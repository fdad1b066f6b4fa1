import { createSender } from '../../electron/engine/requests/send.ts';
import type { Figure, FigureResult } from '../../scripts/figure.ts';
import { serve } from '../unit/requests/loopback-server.ts';
import { sampleToken, unjudged } from '../unit/requests/sending.ts';
import { bombs } from './hostile/bombs.ts';
import { brokenAnswers } from './hostile/broken-answers.ts';
import { cancelling } from './hostile/cancelling.ts';
import { judge } from './hostile/case.ts';
import { hostileInputs } from './hostile/hostile-inputs.ts';
import { leaksIn, redirectLeaks, redirector, secretBody, secretHeaders } from './hostile/redirect-leaks.ts';

/** The request engine against servers that want its secrets, its memory or its time. */
export const figure: Figure = {
  name: 'hostile-servers',
  title: 'Hostile HTTP servers',
  async run({ full, progress }) {
    let slowestCancel = 0;
    const report = (milliseconds: number): void => {
      slowestCancel = Math.max(slowestCancel, milliseconds);
    };
    const cases = [...redirectLeaks(), ...brokenAnswers(), ...hostileInputs(), ...cancelling(report), ...bombs(full)];
    const sender = createSender({
      resolveToken: async () => ({ ok: true, value: { compact: sampleToken } }),
      judge: async () => unjudged,
      now: () => Date.now() / 1000,
    });
    const details: string[] = [];
    for (const [index, hostile] of cases.entries()) {
      const wrong = await judge(hostile, sender);
      if (wrong !== null) details.push(wrong);
      progress(index + 1, cases.length);
    }
    await sender.close();
    return {
      cases: cases.length,
      wrong: details.length,
      summary: `${cases.length} cases: ${details.length} leaks, crashes or memory beyond 150 MiB; the slowest cancel took ${Math.ceil(slowestCancel)} ms`,
      control: await fetchLeaks(),
      details,
    };
  },
};

/** Node's own fetch on the road of 307 to another port: what it carries over is what our rules must stop. */
async function fetchLeaks(): Promise<FigureResult['control']> {
  const end = await serve((_, response) => response.end());
  const home = await redirector(307, end.origin);
  const headers = secretHeaders.map(({ name, value }): [string, string] => [name, value]);
  await fetch(home.origin, { method: 'POST', headers, body: secretBody });
  await Promise.all([home.close(), end.close()]);
  const expected = ['x-api-key', 'x-auth-token', 'dpop', 'body'];
  const leaks = leaksIn(end.seen);
  return {
    description: 'plain fetch carries X-API-Key, X-Auth-Token, DPoP and the body to another port',
    caught: expected.filter((name) => leaks.includes(name)).length,
    of: expected.length,
  };
}
