import type { MessagePort } from 'node:worker_threads';
import { BlockJudge } from '../judging/judge-block.ts';
import { memoryOf } from '../judging/judged-block.ts';
import { rehearse } from '../judging/rehearsal.ts';
import { judgingKeysOf, type SecretAnswer, type SecretQuestion } from '../judging/posted-keys.ts';
import type { FromJudge, JudgeJob, ToJudge } from '../messages.ts';

/** The life of a judging thread: a job, then blocks, each answered in its turn; in between it may ask for secrets. */
export function serveJudge(port: MessagePort): void {
  const waiting = new Map<string, (secret: SecretAnswer) => void>();
  const post = (message: FromJudge, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);
  const ask = (question: SecretQuestion) =>
    new Promise<SecretAnswer>((resolve) => {
      waiting.set(`${question.of} ${question.place}`, resolve);
      post({ kind: 'secret', question });
    });
  const judgeOf = ({ keys, policies, at }: JudgeJob) => new BlockJudge({ keys: judgingKeysOf(keys, ask), policies, at });
  let judge: BlockJudge | null = null;
  let turn: Promise<void> = rehearse();
  const judgeBlock = async ({ id, block }: Extract<ToJudge, { kind: 'block' }>): Promise<void> => {
    if (judge === null) throw new Error('A block came before its job');
    const judged = await judge.judge(block);
    const memory = judged.ok ? memoryOf(judged.value) : [];
    const own = memory.filter((buffer) => buffer instanceof ArrayBuffer);
    post({ kind: 'judged', id, judged }, own);
  };
  port.on('message', (message: ToJudge) => {
    if (message.kind === 'job') judge = judgeOf(message.job);
    else if (message.kind === 'secret') waiting.get(`${message.secret.of} ${message.secret.place}`)?.(message.secret);
    // What is thrown here is a defect: it ends the thread, and the scan with it.
    else turn = turn.then(() => judgeBlock(message));
  });
}
