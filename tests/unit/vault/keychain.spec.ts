import { expect, test } from '@playwright/test';
import { createKeychain, type AgentProcess } from '../../../electron/engine/vault/keychain.ts';
import type { AgentRequest } from '../../../electron/engine/vault/keychain-protocol.ts';

type Answer = (request: AgentRequest, reply: (message: unknown) => void, die: () => void) => void;

/** An agent that is told how to answer; counts how often it was started and killed, and keeps every request. */
function scriptedAgents(answer: Answer) {
  const seen = { started: 0, killed: 0, requests: [] as AgentRequest[] };
  const startAgent = (): AgentProcess => {
    seen.started += 1;
    let deliver: (message: unknown) => void = () => undefined;
    let exit: () => void = () => undefined;
    return {
      post(request) {
        seen.requests.push(request);
        queueMicrotask(() => answer(request, deliver, exit));
      },
      onMessage: (listener) => (deliver = listener),
      onExit: (listener) => (exit = listener),
      kill: () => (seen.killed += 1),
    };
  };
  return { seen, startAgent };
}

/** A keychain that works, except for what `twist` does to a request; it answers false to let it through. */
function working(twist: Answer | ((...all: Parameters<Answer>) => boolean) = () => false) {
  const items = new Map<string, string>();
  const agents = scriptedAgents((request, reply, die) => {
    if (twist(request, reply, die) !== false) return;
    const done = (value: string | null) => reply({ id: request.id, outcome: 'done', value });
    switch (request.op) {
      case 'get':
        return done(items.get(request.account) ?? null);
      case 'set':
        items.set(request.account, request.value);
        return done(null);
      case 'delete':
        return done(items.delete(request.account) ? 'deleted' : null);
      case 'probe':
        return done(null);
    }
  });
  return { items, ...agents, keychain: createKeychain({ service: 'test', startAgent: agents.startAgent, timeoutMs: 50 }) };
}

test('a value is written, read back, and deleted', async () => {
  const { keychain, items, seen } = working();
  expect(await keychain.set('key-1', 'AAAA')).toEqual({ ok: true, value: undefined });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: 'AAAA' });
  expect(await keychain.delete('key-1')).toEqual({ ok: true, value: undefined });
  expect(items.size).toBe(0);
  expect(seen.started).toBe(1);
});

test('bad accounts and values never reach the agent', async () => {
  const { keychain, seen } = working();
  expect(await keychain.set('key-1', '')).toMatchObject({ ok: false });
  expect(await keychain.set('KEY', 'AAAA')).toMatchObject({ ok: false });
  expect(await keychain.get('a\0b')).toMatchObject({ ok: false });
  expect(await keychain.delete('a/b')).toMatchObject({ ok: false });
  expect(seen.started).toBe(0);
});

test('"nothing there" from a locked keychain is an error, for get and for delete', async () => {
  const { keychain } = working((request, reply) => {
    if (request.op !== 'probe') return false;
    reply({ id: request.id, outcome: 'refused', reason: 'Cannot create an item in a locked collection' });
    return true;
  });
  const locked = { ok: false, error: { code: 'keychain-locked', actual: 'Cannot create an item in a locked collection' } };
  expect(await keychain.get('key-1')).toEqual(locked);
  expect(await keychain.delete('key-1')).toEqual(locked);
});

test('a keychain that is unlocked between the question and the probe gives the value', async () => {
  const { keychain, items } = working((request, reply) => {
    if (request.op === 'probe') items.set('key-1', 'AAAA');
    if (request.op !== 'get' || items.size > 0) return false;
    reply({ id: request.id, outcome: 'done', value: null });
    return true;
  });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: 'AAAA' });
});

for (const before of [null, 'OLD-']) {
  test(`a value that reads back differently is put back to ${before ?? 'nothing'}`, async () => {
    const { keychain, items } = working((request) => {
      if (request.op === 'set' && request.value === 'AAAA') {
        items.set(request.account, 'AAA');
        request.value = 'AAA';
      }
      return false;
    });
    if (before !== null) items.set('key-1', before);
    expect(await keychain.set('key-1', 'AAAA')).toMatchObject({ ok: false, error: { code: 'secret-corrupt' } });
    expect(items.get('key-1') ?? null).toBe(before);
  });
}

test('one call at a time, in order', async () => {
  let open = 0;
  const { keychain, seen } = working((request, reply) => {
    open += 1;
    expect(open).toBe(1);
    setImmediate(() => {
      open -= 1;
      reply({ id: request.id, outcome: 'done', value: 'AAAA' });
    });
    return true;
  });
  await Promise.all(['a', 'b', 'c', 'd'].map((account) => keychain.get(account)));
  expect(seen.requests.map((request) => request.op === 'get' && request.account)).toEqual(['a', 'b', 'c', 'd']);
});

test('a hung agent is killed, what waits behind it fails at once, and the next call has a new one', async () => {
  let isHung = true;
  const { keychain, seen } = working(() => isHung);
  const hung = { ok: false, error: { code: 'keychain-hung', actual: 'no answer in time' } };
  expect(await Promise.all(['a', 'b', 'c'].map((account) => keychain.get(account)))).toEqual([hung, hung, hung]);
  expect(seen).toMatchObject({ started: 1, killed: 1 });
  expect(seen.requests).toHaveLength(1);
  isHung = false;
  expect(await keychain.set('a', 'AAAA')).toEqual({ ok: true, value: undefined });
  expect(seen.started).toBe(2);
});

test('the late answer of a killed agent is not taken for the answer to a later question', async () => {
  let sendLate: () => void = () => undefined;
  const { keychain } = working((request, reply) => {
    if (request.id !== 1) return false;
    sendLate = () => reply({ id: 2, outcome: 'done', value: 'WRONG' });
    return true;
  });
  expect(await keychain.get('a')).toMatchObject({ error: { code: 'keychain-hung' } });
  const next = keychain.get('a');
  sendLate();
  expect(await next).toEqual({ ok: true, value: null });
});

test('an agent that dies gives an error, and is started again', async () => {
  let isDying = true;
  const { keychain, seen } = working((_request, _reply, die) => {
    if (isDying) die();
    return isDying;
  });
  expect(await keychain.get('a')).toEqual({
    ok: false,
    error: { code: 'keychain-missing', actual: 'the keychain process ended' },
  });
  isDying = false;
  expect(await keychain.get('a')).toEqual({ ok: true, value: null });
  expect(seen.started).toBe(2);
});

test('an agent that clings to a keychain that is gone is replaced, once', async () => {
  let isGone = false;
  const { keychain, seen } = working((request, reply) => {
    if (!isGone) return false;
    isGone = seen.started === 1;
    reply({ id: request.id, outcome: 'refused', reason: 'The name :1.1 was not provided by any .service files' });
    return true;
  });
  await keychain.set('a', 'AAAA');
  isGone = true;
  expect(await keychain.get('a')).toMatchObject({ ok: false, error: { code: 'keychain-missing' } });
  expect(seen).toMatchObject({ started: 2, killed: 1 });
  expect(await keychain.get('a')).toEqual({ ok: true, value: 'AAAA' });
});

test('messages that are no replies are not taken for one', async () => {
  const { keychain } = working((request, reply) => {
    for (const message of [
      null,
      'done',
      { id: request.id },
      { id: request.id, outcome: 'done' },
      { id: -1, outcome: 'done', value: 'X' },
    ]) {
      reply(message);
    }
    return false;
  });
  expect(await keychain.get('a')).toEqual({ ok: true, value: null });
});

test('a keytar that does not load is a missing keychain, with the reason', async () => {
  const { keychain } = working((request, reply) => {
    reply({ id: request.id, outcome: 'unloadable', reason: 'libsecret-1.so.0: cannot open shared object file' });
    return true;
  });
  expect(await keychain.probe()).toEqual({
    ok: false,
    error: { code: 'keychain-missing', actual: 'libsecret-1.so.0: cannot open shared object file' },
  });
});

test('closing ends the agent', async () => {
  const { keychain, seen } = working();
  await keychain.get('a');
  keychain.close();
  expect(seen.killed).toBe(1);
});

test('an idle agent is let go, and started again when it is needed', async () => {
  const { seen, startAgent } = scriptedAgents((request, reply) => reply({ id: request.id, outcome: 'done', value: 'AAAA' }));
  const keychain = createKeychain({ service: 'test', startAgent, timeoutMs: 5_000, idleMs: 1 });
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: 'AAAA' });
  await expect.poll(() => seen.killed).toBe(1);
  expect(await keychain.get('key-1')).toEqual({ ok: true, value: 'AAAA' });
  expect(seen.started).toBe(2);
  keychain.close();
});
