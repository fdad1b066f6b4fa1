import { parentPort, workerData } from 'node:worker_threads';
import type { ThreadData } from './messages.ts';
import { serveJudge } from './running/serve-judge.ts';
import { serveSession } from './running/serve-session.ts';

/** The entry of all threads of this folder. */
const data: ThreadData = workerData;
if (parentPort !== null) {
  if (data.role === 'judge') serveJudge(parentPort);
  else serveSession(parentPort, import.meta.dirname);
}
