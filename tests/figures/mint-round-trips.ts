import { createMaker } from '../../electron/engine/mint/make-token.ts';
import type { MadeToken } from '../../electron/engine/mint/made-token.ts';
import type { Figure } from '../../scripts/figure.ts';
import { stringifyJson } from '../../shared/json/stringify.ts';
import type { MintCase } from './minted/cases.ts';
import { deal } from './minted/deal.ts';
import { faults, planted } from './minted/faults.ts';
import { readByJose, readByUs, type Received } from './minted/read-token.ts';
import { mintKeysOf, testKeys, type TestKey } from './minted/test-keys.ts';

type Keys = ReadonlyMap<string, TestKey>;

const atOnce = 50;
/** One token in so many is damaged in every way; odd, so that signed and sealed ones come round. */
const damagedEvery = 9;

/** Tokens of every algorithm in every form, made by us and read by jose and, where it reads the form, by ourselves. */
export const figure: Figure = {
  name: 'mint-round-trips',
  title: 'Minted tokens of every algorithm and form, made and read again',
  async run({ full, progress }) {
    const [keys, strangers] = [await testKeys('owner'), await testKeys('stranger')];
    const maker = createMaker({ keys: mintKeysOf(keys), now: () => Math.floor(Date.now() / 1000) });
    const total = full ? 100_000 : 1_500;
    const counts = new Map<string, number>();
    const shapes = new Map<string, number>();
    const details: string[] = [];
    const control = { caught: 0, of: 0 };
    let own = 0;
    const tryOne = async (made: MintCase, index: number): Promise<void> => {
      const outcome = await maker.make(made.filled);
      if (!outcome.ok) throw new Error(`not made: ${JSON.stringify(outcome.error)}`);
      const token = receivedFrom(outcome.value, made);
      const expected = payloadOf(outcome.value, made);
      if (!(await readByJose(token, made, keys)).equals(expected)) throw new Error('jose reads another payload');
      const ours = await readByUs(token, made, keys);
      if (ours !== null && !ours.equals(expected)) throw new Error('we read another payload');
      if (ours !== null) own++;
      for (const id of [...made.signers, made.recipient ?? []].flat()) count(counts, keys.get(id)?.alg ?? id);
      count(shapes, made.shape);
      if (index % damagedEvery !== 0) return;
      const { caught, of, missed } = await damage(token, made, { keys, strangers }, index);
      control.caught += caught;
      control.of += of;
      details.push(...missed);
    };
    for (let from = 0; from < total; from += atOnce) {
      const cases = deal(from, Math.min(atOnce, total - from), keys);
      await Promise.all(
        cases.map(async (made, index) => {
          const name = `${from + index} ${made.shape} ${[...made.signers, made.recipient].filter(Boolean).join(' + ')}`;
          await tryOne(made, from + index).catch((error: unknown) => details.push(`${name}: ${String(error)}`));
        }),
      );
      progress(from + cases.length, total);
    }
    const used = [...counts].map(([alg, times]) => `${alg} ${times}`).join(', ');
    return {
      cases: total,
      wrong: details.length,
      summary: `read byte for byte by jose, ${own} by Tokensmith too; ${shapes.size} forms, the rarest ${Math.min(...shapes.values())} times; ${used}`,
      control: { description: 'one bit changed in header, payload or signature, or another key: refused by each reader', ...control },
      details,
    };
  },
};

/** A detached payload comes to the receiver by another way. */
function receivedFrom(token: MadeToken, { content }: MintCase): Received {
  if (token.detachedPayload === null) return { text: token.text, beside: null };
  return { text: token.text, beside: 'bytes' in content ? content.bytes : Buffer.from(token.detachedPayload) };
}

/** What must be found: the given bytes; or the claims, of which the custom ones must stand as they were typed. */
function payloadOf({ claims }: MadeToken, { content }: MintCase): Buffer {
  if ('bytes' in content) return content.bytes;
  const [first, last] = ['{', '}'];
  const typed = stringifyJson(content.claims).slice(1, -1);
  const text = claims === null ? '' : stringifyJson(claims);
  if (!text.startsWith(first + typed + (typed === '' ? '' : ',')) || !text.endsWith(last)) throw new Error('other claims than those typed');
  return Buffer.from(text);
}

async function damage(token: Received, made: MintCase, { keys, strangers }: { keys: Keys; strangers: Keys }, seed: number) {
  const attempts = faults.flatMap((fault) => {
    const damaged = planted(fault, token, made.filled.recipe.form, seed * 31 + 7);
    return damaged === null ? [] : [{ fault: fault as string, damaged, with: keys }];
  });
  attempts.push({ fault: 'another key', damaged: token, with: strangers });
  let [caught, of] = [0, 0];
  const missed: string[] = [];
  for (const { fault, damaged, with: used } of attempts) {
    for (const read of [readByJose, readByUs]) {
      const outcome = await read(damaged, made, used).then(
        (payload) => (payload === null ? 'not read' : 'taken'),
        () => 'refused',
      );
      if (outcome === 'not read') continue;
      of++;
      if (outcome === 'refused') caught++;
      else missed.push(`${made.shape} with ${fault} changed was taken by ${read.name}`);
    }
  }
  return { caught, of, missed };
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
