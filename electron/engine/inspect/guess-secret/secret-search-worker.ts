import { parentPort, workerData } from 'node:worker_threads';
import { knownSecrets } from '../../keys/health/known-secrets.ts';
import { stepBack } from '../../threads.ts';
import { searchSecret, triesOf } from './search.ts';
import { questionSchema } from './messages.ts';

/** Between two messages of progress. */
const toldEvery = 200;

/** One search, started with the question and ended with its answer; whoever stops it ends the thread. */
async function search(): Promise<void> {
  const question = questionSchema.parse(workerData);
  const list = await knownSecrets();
  const total = triesOf(list, question);
  let tried = 0;
  let toldAt = performance.now();
  const found = searchSecret(list, question, (count) => {
    tried = count;
    const now = performance.now();
    if (now - toldAt < toldEvery) return;
    toldAt = now;
    parentPort?.postMessage({ kind: 'progress', done: count, total });
  });
  parentPort?.postMessage({ kind: 'answer', tried, found });
}

if (parentPort !== null) {
  stepBack();
  await search();
}
