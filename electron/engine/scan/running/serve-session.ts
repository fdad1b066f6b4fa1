import type { MessagePort } from 'node:worker_threads';
import { ok, type Result } from '../../../../shared/result.ts';
import type { FromSession, SessionAnswer, ToSession } from '../messages.ts';
import { ScanSession } from './session.ts';

/**
 * The life of a scan's thread: calls that are answered, and words that are not.
 * @param here the folder of the entry
 */
export function serveSession(port: MessagePort, here: string): void {
  const post = (message: FromSession): void => port.postMessage(message);
  const session = new ScanSession({
    here,
    tell: (progress) => post({ kind: 'progress', progress }),
    askSecret: (question) => post({ kind: 'secret', question }),
  });
  const answer = (id: number, given: Result<SessionAnswer>): void => post({ kind: 'answer', id, answer: given });
  port.on('message', (message: ToSession) => {
    switch (message.kind) {
      case 'run':
        return void session.run(message.source, message.job).then((summary) => answer(message.id, summary));
      case 'rows':
        return answer(message.id, ok(session.rows(message.query)));
      case 'token':
        return answer(message.id, session.token(message.index));
      case 'csv':
        return answer(message.id, ok(session.csv(message.view)));
      case 'stop':
        return session.stop();
      case 'secret':
        return session.takeSecret(message.secret);
    }
  });
}
