import path from 'node:path';
import { writeFileWhole } from '../../../engine/whole-file.ts';
import { fileNameOf } from '../../../engine/keys/export/file-name.ts';
import { inTurns } from '../../../engine/turns.ts';
import { maximumFileBytes } from '../../../engine/policies/policy-file.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { ok } from '../../../../shared/result.ts';
import { readTextFile } from '../../read-text-file.ts';
import type { Services } from '../../services.ts';

type PolicyHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `policies:${string}`>>;

export function policyHandlers({ engine, files, changed }: Services): PolicyHandlers {
  const { policies } = engine;
  return {
    'policies:list': async () => {
      const list = await inTurns(policies.listing());
      return list.ok ? ok({ policies: list.value }) : list;
    },
    'policies:save': async ({ id, content }) => changed('policies:changed', policies.save(id, content)),
    'policies:delete': async ({ id }) => {
      const removed = changed('policies:changed', policies.remove(id));
      return removed.ok ? ok({}) : removed;
    },
    'policies:restore': async ({ id }) => {
      const restored = changed('policies:changed', policies.restore(id));
      return restored.ok ? ok({}) : restored;
    },
    'policies:export': async ({ ids }) => {
      const text = await inTurns(policies.exportText(ids));
      if (!text.ok) return text;
      const [first] = ids;
      const only = ids.length === 1 && first !== undefined ? policies.get(first) : null;
      const chosen = await files.saveAs(fileNameOf(only?.ok === true ? only.value.name : 'policies', '.json'), 'policies');
      if (!chosen.ok) return chosen;
      const written = await writeFileWhole(chosen.value, text.value);
      return written.ok ? ok({ fileName: path.basename(chosen.value) }) : written;
    },
    'policies:import': async () => {
      const chosen = await files.openFiles('policies');
      if (!chosen.ok) return chosen;
      const text = await readTextFile(chosen.value[0] ?? '', maximumFileBytes);
      if (!text.ok) return text;
      const added = changed('policies:changed', await policies.importText(text.value));
      return added.ok ? ok({ added: added.value }) : added;
    },
  };
}
