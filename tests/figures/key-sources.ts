import type { Figure } from '../../scripts/figure.ts';
import { hostileAddresses } from './publishers/addresses.ts';
import { hostileAnswers } from './publishers/answers.ts';
import { hostileMetadata, hostileSets } from './publishers/contents.ts';
import { takenByOthers } from './publishers/peers.ts';

/** Publishers of keys that want our trust, our network, our memory or our time. */
export const figure: Figure = {
  name: 'key-sources',
  title: 'Hostile publishers of keys',
  async run({ progress }) {
    const cases = [...hostileAddresses(), ...hostileAnswers(), ...hostileMetadata(), ...hostileSets()];
    const details: string[] = [];
    for (const [index, { name, run }] of cases.entries()) {
      const wrong = await run().catch((cause: unknown) => `threw ${cause instanceof Error ? cause.message : String(cause)}`);
      if (wrong !== null) details.push(`${name}: ${wrong}`);
      progress(index + 1, cases.length);
    }
    const { taken, of } = await takenByOthers();
    return {
      cases: cases.length,
      wrong: details.length,
      summary: `${cases.length} addresses, answers, issuers and sets: ${details.length} believed, called by a wrong name, too slow or too large`,
      control: { description: "what jose's remote set and plain fetch take of the same", caught: taken, of },
      details,
    };
  },
};
