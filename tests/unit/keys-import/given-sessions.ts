import type { KeyObject } from 'node:crypto';
import type { KeyToAdd } from '../../../electron/engine/keys/add-keys.ts';
import { ImportSessions, type VaultKey } from '../../../electron/engine/keys/import/import-sessions.ts';
import { thumbprint } from '../../../electron/engine/keys/thumbprint.ts';
import { importPreviewSchema, type FoundKey, type ImportChoice, type ImportPreview } from '../../../shared/key-import.ts';
import { ok, type Result } from '../../../shared/result.ts';

export type Given = { sessions: ImportSessions; added: KeyToAdd[][]; clock: { now: number }; known: VaultKey[] };

export function given(known: VaultKey[] = [], answer: Result<[]> = ok([])): Given {
  const added: KeyToAdd[][] = [];
  const clock = { now: Date.parse('2026-11-25T00:00:00Z') };
  const ring = {
    known: () => ok(known),
    add: async (keys: readonly KeyToAdd[]) => {
      added.push([...keys]);
      return answer;
    },
  };
  return { sessions: new ImportSessions(ring, () => clock.now), added, clock, known };
}

export function vaultKey(key: KeyObject, more: Partial<VaultKey> = {}): VaultKey {
  return { id: crypto.randomUUID(), name: 'here', kid: 'k', thumbprint: thumbprint(key), holds: key.type, ...more };
}

export async function read(
  { sessions }: Given,
  texts: readonly (string | { name: string; text: string })[],
  session: string | null = null,
): Promise<ImportPreview> {
  const sources = texts.map((one) =>
    typeof one === 'string' ? { name: null, bytes: Buffer.from(one) } : { name: one.name, bytes: Buffer.from(one.text) },
  );
  const preview = await sessions.read(sources, session);
  if (!preview.ok) throw new Error(preview.error.code);
  return importPreviewSchema.parse(preview.value);
}

export function choice(found: FoundKey | undefined, more: Partial<ImportChoice> = {}): ImportChoice {
  const alg = found?.algorithms[0];
  if (found === undefined || alg === undefined) throw new Error('Nothing to choose');
  return {
    index: found.index,
    name: found.name,
    alg,
    kid: { kind: 'date' },
    encoding: found.readings[0]?.encoding ?? null,
    acceptsWeak: false,
    ...more,
  };
}
