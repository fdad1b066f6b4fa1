import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspectInput } from '../inspect-input.ts';
import { jwsAlgorithms, type JwsAlgorithm } from '../../shared/key-algorithms.ts';
import { startSession } from '../../scripts/desktop.ts';
import type { Figure } from '../../scripts/figure.ts';
import { root } from '../../scripts/project.ts';
import { mustInvoke, untilOpen } from '../e2e/bridge.ts';
import { encodingsOf, lookInFolder, lookInPage, type Finding } from '../e2e/canaries.ts';
import { secretsOf } from '../e2e/keychain-contents.ts';
import { electronExecutable, launchElectron, type Tokensmith } from '../e2e/launch.ts';
import { plainKey } from '../plain-key.ts';
import { mintInput } from '../plain-token.ts';

/**
 * Uses keys of every kind, then looks for their private numbers and for the database key: in every file under the
 * data folder, and in the heap, the storages and the document of the page. The control plants random bytes there.
 */
export const figure: Figure = {
  name: 'canaries',
  title: 'Private keys outside of the keychain',
  async run({ full, progress }) {
    const algorithms = full ? jwsAlgorithms : (['HS256', 'ES256'] as const);
    const session = await startSession('unlocked');
    const data = path.join(session.folder, 'tokensmith-data');
    const target = { executable: await electronExecutable(), appFolder: root };
    const running = await launchElectron({ target, env: { ...session.env, TOKENSMITH_DATA_DIR: data } });
    try {
      await untilOpen(running.window);
      const ids: string[] = [];
      for (const [index, alg] of algorithms.entries()) {
        progress(index, algorithms.length);
        ids.push(await useKey(running, alg));
      }
      const canaries = await secretsOf(session.env, data, ids);
      const planted = await findPlanted(running);
      const findings = await lookInPage(running.window, canaries);
      await running.close();
      findings.push(...(await lookInFolder(data, canaries)));
      const places = encodingsOf(randomBytes(32)).length;
      return {
        cases: canaries.length * places,
        wrong: findings.length,
        summary: `${canaries.length} secrets in ${places} encodings, ${findings.length} found`,
        control: { description: 'planted in files and in the page, in every encoding', ...planted },
        details: findings.map(({ canary, encoding, place }) => `${canary} as ${encoding} in ${place}`),
      };
    } finally {
      await running.close();
      await session.stop();
    }
  },
};

async function useKey({ window }: Tokensmith, alg: JwsAlgorithm): Promise<string> {
  const { id: keyId } = await mustInvoke(window, 'keys:create', plainKey(alg, alg));
  const token = await mustInvoke(window, 'tokens:mint', mintInput(keyId));
  const { text: compact } = await mustInvoke(window, 'tokens:text', { id: token.id });
  await mustInvoke(window, 'inspect:read', inspectInput(compact));
  return keyId;
}

async function findPlanted({ window }: Tokensmith): Promise<{ caught: number; of: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-planted-'));
  try {
    const bytes = randomBytes(32);
    const encodings = encodingsOf(bytes);
    for (const [index, { needle }] of encodings.entries()) await writeFile(path.join(folder, `file-${index}`), needle);
    const inPage = randomBytes(32);
    await window.evaluate((text) => Reflect.set(globalThis, 'planted', { text }), inPage.toString('base64url'));
    const files = new Set((await lookInFolder(folder, [{ name: 'planted', bytes }])).map(({ place }) => place));
    const page: Finding[] = await lookInPage(window, [{ name: 'planted', bytes: inPage }]);
    await window.evaluate(() => Reflect.deleteProperty(globalThis, 'planted'));
    return { caught: files.size + (page.length > 0 ? 1 : 0), of: encodings.length + 1 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
