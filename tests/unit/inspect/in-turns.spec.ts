import { expect, test } from '@playwright/test';
import { lintingToken } from '../../../electron/engine/inspect/lint/lint-token.ts';
import { findingTokens } from '../../../electron/engine/inspect/paste/find-tokens.ts';
import { reportOn } from '../../../electron/engine/inspect/report.ts';
import type { Steps } from '../../../electron/engine/turns.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { compact, now, takenApart } from '../lint/taken-apart.ts';

const many = 1_000;
const names = Array.from({ length: many }, (_, index) => `claim${index}`);

/** After each the app may have its turn. */
const stepsOf = (work: Steps<unknown>): number => [...work].length;

test('a long text is searched token by token, value by value and piece by piece', () => {
  const tokens = names.map((sub) => compact({ alg: 'none' }, { sub }));
  expect(stepsOf(findingTokens(tokens.join('\n')))).toBeGreaterThan(2 * many);
  expect(stepsOf(findingTokens(JSON.stringify(tokens.map((token) => ({ token })))))).toBeGreaterThan(2 * many);
  expect(stepsOf(findingTokens('%20'.repeat(300_000)))).toBeGreaterThan(10);
  const bodies = tokens.map((text) => ({
    content: { mimeType: 'text/plain', encoding: 'base64', text: Buffer.from(text).toString('base64') },
  }));
  expect(stepsOf(findingTokens(JSON.stringify(bodies)))).toBeGreaterThan(2 * many);
});

test('a large token is judged claim by claim, and reported row by row', async () => {
  const token = await takenApart(compact({ alg: 'none' }, Object.fromEntries(names.map((name) => [name, 'word']))));
  expect(stepsOf(lintingToken(token, defaultPolicy, now))).toBeGreaterThan(many);
  expect(stepsOf(reportOn(token, [], names))).toBeGreaterThan(many);
});
