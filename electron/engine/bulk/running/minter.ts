import type { MessagePort } from 'node:worker_threads';
import { BlockMinter } from '../minting/mint-block.ts';
import { rehearse } from '../minting/rehearsal.ts';
import type { FromMinter, ToMinter } from './messages.ts';

/** The life of a minting thread: a job, then blocks, each answered in its turn. */
export function serveMinter(port: MessagePort): void {
  let minter: BlockMinter | null = null;
  let turn: Promise<void> = rehearse();
  const mint = async (message: Extract<ToMinter, { kind: 'block' }>): Promise<void> => {
    if (minter === null) throw new Error('A block came before its job');
    const block = await minter.mint(message.bytes, message.offset);
    const answer: FromMinter = { id: message.id, block };
    port.postMessage(answer, block.written === null ? [] : [block.written.buffer]);
  };
  port.on('message', (message: ToMinter) => {
    if (message.kind === 'job') minter = new BlockMinter(message.job);
    // What is thrown here is a defect: it ends the thread, and the job with it.
    else turn = turn.then(() => mint(message));
  });
}
