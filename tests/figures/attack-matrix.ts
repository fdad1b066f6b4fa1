import type { Figure } from '../../scripts/figure.ts';
import { judgeAttack } from '../vectors/attacks/attack.ts';
import { attackMatrix } from '../vectors/attacks/matrix.ts';

/** The attack matrix (tests/vectors/attacks); small and full are the same, it takes seconds. */
export const figure: Figure = {
  name: 'attack-matrix',
  title: 'Attacks on verifier, inspector, local API and outputs',
  async run({ progress }) {
    const classes = await attackMatrix();
    const total = classes.reduce((sum, { attacks }) => sum + attacks.length, 0);
    const details: string[] = [];
    let done = 0;
    let caught = 0;
    for (const { id, title, attacks, unguarded } of classes) {
      let falls = false;
      for (const attack of attacks) {
        const wrong = await judgeAttack(attack);
        if (wrong !== null) details.push(`${id} ${title}: ${attack.input}: ${wrong}`);
        falls ||= await unguarded(attack);
        progress(++done, total);
      }
      if (falls) caught++;
    }
    return {
      cases: total,
      wrong: details.length,
      summary: `${classes.length} of 34 classes, ${total} inputs, ${details.length} accepted or refused for the wrong reason`,
      control: { description: 'verifiers without the guard of the class fall for it', caught, of: classes.length },
      details,
    };
  },
};
