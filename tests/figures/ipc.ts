import fc from 'fast-check';
import { z } from 'zod';
import { answerCall } from '../../electron/main/ipc/answer.ts';
import { contract, type AppHandlers, type Channel } from '../../shared/ipc/contract.ts';
import { call, type Call } from '../../shared/ipc/define.ts';
import { ok } from '../../shared/result.ts';
import type { Figure } from '../../scripts/figure.ts';
import { hostileVariants, hostileWholes } from '../contract/hostile.ts';
import { sampleOf } from '../contract/sample.ts';

/**
 * Every declared call with hostile inputs and foreign senders. Wrong is an input that reached a handler though
 * its schema does not declare it or its sender is foreign, and an answer that is good all the same. The control
 * walks the same road with a call declared without a schema: it must show for every call.
 */
export const figure: Figure = {
  name: 'ipc',
  title: 'IPC: hostile inputs and foreign senders',
  async run({ full, progress }) {
    const channels = Object.keys(contract).filter((name): name is Channel => name in contract);
    const generated = fc.sample(fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }), {
      numRuns: full ? 1_000 : 50,
      seed: 7,
    });
    const unguarded = call(z.any(), z.any());
    let cases = 0;
    let wrong = 0;
    let caught = 0;
    for (const [index, channel] of channels.entries()) {
      progress(index, channels.length);
      const guarded = await letThrough(channel, contract[channel], generated);
      const open = await letThrough(channel, unguarded, generated);
      cases += guarded.cases;
      wrong += guarded.wrong;
      caught += open.wrong > 0 ? 1 : 0;
    }
    return {
      cases,
      wrong,
      summary: `${channels.length} calls, ${cases} inputs, ${wrong} let through`,
      control: { description: 'calls whose missing schema shows', caught, of: channels.length },
    };
  },
};

async function letThrough(channel: Channel, road: Call, generated: readonly unknown[]): Promise<{ cases: number; wrong: number }> {
  const { input, output } = contract[channel];
  const good = sampleOf(output);
  const inputs = [...hostileWholes, ...hostileVariants(sampleOf(input)).map((variant) => variant.input), ...generated];
  let cases = 0;
  let wrong = 0;
  let reached = 0;
  const handlers = {
    [channel]: async () => {
      reached++;
      return ok(good);
    },
  } as unknown as AppHandlers;
  for (const value of inputs) {
    for (const isTrusted of [true, false]) {
      const mayPass = isTrusted && input.safeParse(value).success;
      reached = 0;
      const result = await answerCall(channel, isTrusted, value, handlers, () => undefined, road);
      cases++;
      if (reached !== (mayPass ? 1 : 0) || result.ok !== mayPass) wrong++;
    }
  }
  return { cases, wrong };
}
