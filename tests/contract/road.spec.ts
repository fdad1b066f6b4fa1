import { expect, test } from '@playwright/test';
import { answerCall, type CallLog } from '../../electron/main/ipc/answer.ts';
import { contract, type AppHandlers, type Channel } from '../../shared/ipc/contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { appError, errorCodes } from '../../shared/errors.ts';
import { hostileVariants, hostileWholes } from './hostile.ts';
import { objectsIn, sampleOf } from './sample.ts';

const channels = Object.keys(contract).filter((name): name is Channel => name in contract);
const silent: CallLog = () => undefined;

/** Handlers that answer every call alike and count what reaches them. */
function handlersThat(answer: () => Promise<Result<unknown>>) {
  let calls = 0;
  const handlers = Object.fromEntries(
    channels.map((channel) => [
      channel,
      () => {
        calls++;
        return answer();
      },
    ]),
  ) as unknown as AppHandlers;
  return { handlers, calls: () => calls };
}

for (const channel of channels) {
  const { input, output } = contract[channel];

  test.describe(channel, () => {
    test('answers a good call (the control of all below)', async () => {
      const { handlers, calls } = handlersThat(async () => ok(sampleOf(output)));
      const result = await answerCall(channel, true, sampleOf(input), handlers, silent);
      expect(result).toMatchObject({ ok: true });
      expect(calls()).toBe(1);
    });

    test('refuses a foreign sender before looking at the input', async () => {
      const { handlers, calls } = handlersThat(async () => ok(sampleOf(output)));
      const result = await answerCall(channel, false, sampleOf(input), handlers, silent);
      expect(result).toEqual(fail(appError('untrusted-sender')));
      expect(calls()).toBe(0);
    });

    test('refuses hostile input', async () => {
      const { handlers, calls } = handlersThat(async () => ok(sampleOf(output)));
      const variants = hostileVariants(sampleOf(input));
      for (const value of [...hostileWholes, ...variants.map((variant) => variant.input)]) {
        const isDeclared = input.safeParse(value).success;
        const before = calls();
        const result = await answerCall(channel, true, value, handlers, silent);
        expect(calls() - before).toBe(isDeclared ? 1 : 0);
        if (!isDeclared) expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
      }
      for (const { what, input: value } of variants.filter((variant) => variant.what.startsWith('extra'))) {
        expect(input.safeParse(value).success, what).toBe(false);
      }
    });

    test('lets no undeclared member out, at any depth', async () => {
      const good = sampleOf(output);
      for (const { path } of objectsIn(good)) {
        const leaking = structuredClone(good);
        const target = objectsIn(leaking).find((found) => found.path === path);
        if (target) target.object['d'] = 'private';
        const { handlers } = handlersThat(async () => ok(leaking));
        const result = await answerCall(channel, true, sampleOf(input), handlers, silent);
        expect(result, `a private member at "${path}"`).toMatchObject({ ok: false, error: { code: 'internal' } });
        expect(JSON.stringify(result)).not.toContain('private');
      }
    });

    test('turns a thrown error into an id and a log entry', async () => {
      const logged: unknown[] = [];
      const { handlers } = handlersThat(() => Promise.reject(new Error('secret detail')));
      const result = await answerCall(channel, true, sampleOf(input), handlers, (entry) => logged.push(entry));
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
      expect(JSON.stringify(result)).not.toContain('secret detail');
      expect(logged).toHaveLength(1);
    });

    test('passes only declared members of an error', async () => {
      const leaking = { ...appError('key-not-found'), secret: 'x' };
      const { handlers } = handlersThat(async () => fail(leaking));
      const result = await answerCall(channel, true, sampleOf(input), handlers, silent);
      expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    });
  });
}

test('no answer but the confirmed reveal has room for key material', () => {
  const privateNames = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k', 'secret', 'privateKey', 'hex', 'base64url'];
  const withRoom = channels.filter((channel) => {
    const names = objectsIn(sampleOf(contract[channel].output)).flatMap(({ object }) => Object.keys(object));
    return names.some((name) => privateNames.includes(name));
  });
  expect(withRoom).toEqual(['keys:reveal']);
});

test('error codes are unique', () => {
  expect(new Set(errorCodes).size).toBe(errorCodes.length);
});
