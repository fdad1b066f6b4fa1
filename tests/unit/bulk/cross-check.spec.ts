import { createSecretKey, type KeyObject } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { BlockMinter, type MintedBlock } from '../../../electron/engine/bulk/minting/mint-block.ts';
import { readHead } from '../../../electron/engine/bulk/reading/head.ts';
import { Pace } from '../../../electron/engine/bulk/running/pace.ts';
import { BulkJob } from '../../../electron/engine/bulk/running/run-job.ts';
import { filledWith, keyFor } from './minting.ts';

const keyId = '00000000-0000-4000-8000-000000000000';

/** @param keys as it is asked for them: the first signs, the next one judges */
async function mintWith(keys: readonly [KeyObject, KeyObject], rows: number): Promise<MintedBlock> {
  const bytes = Buffer.from(`a\n${'x\n'.repeat(rows)}`);
  const head = readHead(bytes, true);
  if (!head.ok) throw new Error(head.error.code);
  let asked = 0;
  const key = {
    id: keyId,
    alg: 'HS256' as const,
    kid: 'k1',
    isWeak: false,
    get key() {
      return keys[asked++ === 0 ? 0 : 1];
    },
  };
  const minter = new BlockMinter({
    filled: filledWith({ keyId }),
    addsOtherColumns: true,
    head: head.value,
    names: [],
    format: 'lines',
    keys: { signing: new Map([[keyId, key]]), encryption: new Map(), publicJwks: new Map() },
    facts: { signer: { alg: 'HS256', kid: 'k1', publicJwk: null }, recipient: null },
  });
  return minter.mint(bytes.subarray(head.value.offset), head.value.offset);
}

test('the first token and each thousandth after it are checked with jose', async () => {
  const key = keyFor('HS256');
  expect(await mintWith([key, key], 1)).toMatchObject({ crossChecked: 1, defect: null });
  expect(await mintWith([key, key], 3_500)).toMatchObject({ crossChecked: 4, defect: null });
});

test('a token that does not hold stops the job, and nothing of its block is kept', async () => {
  const block = await mintWith([keyFor('HS256'), createSecretKey(Buffer.alloc(64, 8))], 10);
  expect(block.defect).toEqual({ code: 'internal', field: 'crossCheck' });
  let taken = 0;
  const pace = new Pace(2, () => undefined);
  const job = new BulkJob({
    blocks: (async function* () {
      yield { kind: 'rows' as const, bytes: Buffer.from('x\n'), offset: 0 };
    })(),
    linesBefore: 1,
    threads: { count: 1, mint: async () => block },
    sink: {
      take: async () => (taken++, { stored: 0, problem: null }),
      finish: async () => ({ ok: true, value: 'whole' }),
      leave: async () => 'partial',
    },
    pace,
    signal: new AbortController().signal,
    unchanged: async () => null,
  });
  expect(await job.run()).toMatchObject({ minted: 0, isPartial: true, stoppedBy: { code: 'internal' }, fileName: 'partial' });
  expect(taken).toBe(0);
  pace.end();
});
