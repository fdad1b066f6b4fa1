import { randomUUID } from 'node:crypto';
import { test as base } from '@playwright/test';
import { createSender, type SendDependencies, type Sender } from '../../../electron/engine/requests/send.ts';
import { sendLimits, type SendLimits } from '../../../electron/engine/requests/limits.ts';
import type { Judgement } from '../../../electron/engine/requests/explain-refusal.ts';
import type { SendInput } from '../../../shared/requests.ts';
import { ok } from '../../../shared/result.ts';
import { serve, serveBytes, type Loopback } from './loopback-server.ts';

export const sampleToken = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';
export const asToken: SendInput['identity'] = { kind: 'token', tokenId: randomUUID(), fault: 'none' };

export const unjudged: Judgement = { verdict: { valid: true, at: 0, checks: [], key: null, tried: [] }, claims: null };

type Fixtures = {
  /** Makes a sender that is closed after the test. */
  senderWith: (dependencies?: Partial<SendDependencies>, limits?: Partial<SendLimits>) => Sender;
  /** Sends with all defaults. */
  send: (input: Partial<SendInput> & Pick<SendInput, 'url'>, signal?: AbortSignal) => ReturnType<Sender['send']>;
  serve: typeof serve;
  serveBytes: typeof serveBytes;
};

export const test = base.extend<Fixtures>({
  senderWith: async ({}, use) => {
    const senders: Sender[] = [];
    await use((dependencies = {}, limits = {}) => {
      const defaults: SendDependencies = {
        resolveToken: async () => ok({ compact: sampleToken }),
        judge: async () => unjudged,
        now: () => Date.now() / 1000,
      };
      const sender = createSender({ ...defaults, ...dependencies }, { ...sendLimits, ...limits });
      senders.push(sender);
      return sender;
    });
    await Promise.all(senders.map((sender) => sender.close()));
  },
  send: async ({ senderWith }, use) => {
    const sender = senderWith();
    await use((input, signal = new AbortController().signal) => sender.send(requestTo(input), signal));
  },
  serve: async ({}, use) => {
    const servers: Loopback[] = [];
    await use(async (answer) => {
      const server = await serve(answer);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
  serveBytes: async ({}, use) => {
    const servers: Loopback[] = [];
    await use(async (answer) => {
      const server = await serveBytes(answer);
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.close()));
  },
});

/** A complete input from the members that a test cares about. */
export function requestTo(input: Partial<SendInput> & Pick<SendInput, 'url'>): SendInput {
  return { id: randomUUID(), method: 'GET', headers: [], body: null, identity: { kind: 'nobody' }, ...input };
}
