import { parentPort, workerData } from 'node:worker_threads';
import { stepBack } from '../threads.ts';
import type { ThreadData } from './running/messages.ts';
import { serveMinter } from './running/minter.ts';
import { serveSession } from './running/serve-session.ts';

/** The entry of all threads of this folder. */
const data: ThreadData = workerData;
if (parentPort !== null) {
  stepBack();
  if (data.role === 'minter') serveMinter(parentPort);
  else serveSession(parentPort, data.source, import.meta.dirname);
}
