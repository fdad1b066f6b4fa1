import type { MessagePort } from 'node:worker_threads';
import type { Result } from '../../../../shared/result.ts';
import type { HeldSource } from '../reading/source-bytes.ts';
import type { FromSession, SessionAnswer, ToSession } from './messages.ts';
import { SourceSession } from './session.ts';

/**
 * The life of a session's thread: calls that are answered, and a word to stop that is not.
 * @param here the folder of the entry
 */
export function serveSession(port: MessagePort, source: HeldSource, here: string): void {
  let taken: (stored: Result<number>) => void = () => undefined;
  const post = (message: FromSession): void => port.postMessage(message);
  const session = new SourceSession(source, {
    here,
    tell: (progress) => post({ kind: 'progress', progress }),
    store: (tokens) => {
      const stored = new Promise<Result<number>>((resolve) => (taken = resolve));
      post({ kind: 'tokens', tokens });
      return stored;
    },
  });
  const answer = async (id: number, work: Promise<Result<SessionAnswer>>): Promise<void> => {
    post({ kind: 'answer', id, answer: await work });
  };
  port.on('message', (message: ToSession) => {
    switch (message.kind) {
      case 'open':
        return void answer(message.id, session.open());
      case 'preview':
        return void answer(message.id, session.preview(message.plan));
      case 'run':
        return void answer(message.id, session.run(message.run));
      case 'stop':
        return session.stop();
      case 'stored':
        return taken(message.stored);
    }
  });
}
