import { parentPort, workerData } from 'node:worker_threads';
import { stepBack } from '../threads.ts';
import type { ThreadData } from './messages.ts';
import { serveJudge } from './running/serve-judge.ts';
import { serveSession } from './running/serve-session.ts';

/** The entry of all threads of this folder. */
const data: ThreadData = workerData;
if (parentPort !== null) {
  // The session's thread answers for rows that somebody waits for.
  if (data.role === 'judge') stepBack();
  if (data.role === 'judge') serveJudge(parentPort);
  else serveSession(parentPort, import.meta.dirname);
}
