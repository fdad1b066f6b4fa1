import { expect, test } from '@playwright/test';
import { judgeAttack } from '../../vectors/attacks/attack.ts';
import { attackMatrix } from '../../vectors/attacks/matrix.ts';

const classes = await attackMatrix();

for (const { id, title, attacks } of classes) {
  test(`${id} ${title}: ${attacks.length} inputs, each refused for the right reason`, async () => {
    const wrong: string[] = [];
    for (const attack of attacks) {
      const judged = await judgeAttack(attack);
      if (judged !== null) wrong.push(`${attack.input}: ${judged}`);
    }
    expect(wrong).toEqual([]);
  });
}

for (const { id, title, attacks, unguarded } of classes) {
  test(`control: ${id} ${title}: a verifier without this guard falls for it`, async () => {
    const fallen = await Promise.all(attacks.map(unguarded));
    expect(fallen).toContain(true);
  });
}

test('the matrix has all 34 classes and at least 400 inputs', () => {
  const ids = Array.from({ length: 34 }, (_, index) => `J${String(index + 1).padStart(2, '0')}`);
  expect(classes.map(({ id }) => id)).toEqual(ids);
  expect(classes.reduce((sum, { attacks }) => sum + attacks.length, 0)).toBeGreaterThanOrEqual(400);
});
