import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { guess } from './guessing.ts';

/** A thread of its own for zxcvbn, whose dictionaries alone take 300 ms to read. Secrets come and go; none is kept. */
const questionSchema = z.object({ id: z.int(), text: z.string() });

parentPort?.on('message', (message: unknown) => {
  const { id, text } = questionSchema.parse(message);
  parentPort?.postMessage({ id, ...guess(text) });
});
