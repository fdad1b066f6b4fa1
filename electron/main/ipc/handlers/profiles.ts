import path from 'node:path';
import { writeFileWhole } from '../../../engine/whole-file.ts';
import { fileNameOf } from '../../../engine/keys/export/file-name.ts';
import { maximumFileBytes } from '../../../engine/profiles/profile-file.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { ok } from '../../../../shared/result.ts';
import { readTextFile } from '../../read-text-file.ts';
import type { Services } from '../../services.ts';

type ProfileHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `profiles:${string}`>>;

export function profileHandlers({ engine, files, changed }: Services): ProfileHandlers {
  const { profiles } = engine;
  return {
    'profiles:list': async () => {
      const list = profiles.list();
      return list.ok ? ok({ profiles: list.value }) : list;
    },
    'profiles:save': async ({ id, content }) => changed('profiles:changed', profiles.save(id, content)),
    'profiles:delete': async ({ id }) => {
      const removed = changed('profiles:changed', profiles.remove(id));
      return removed.ok ? ok({}) : removed;
    },
    'profiles:restore': async ({ id }) => {
      const restored = changed('profiles:changed', profiles.restore(id));
      return restored.ok ? ok({}) : restored;
    },
    'profiles:export': async ({ ids }) => {
      const text = profiles.exportText(ids);
      if (!text.ok) return text;
      const [first] = ids;
      const only = ids.length === 1 && first !== undefined ? profiles.get(first) : null;
      const chosen = await files.saveAs(fileNameOf(only?.ok === true ? only.value.name : 'profiles', '.json'), 'profiles');
      if (!chosen.ok) return chosen;
      const written = await writeFileWhole(chosen.value, text.value);
      return written.ok ? ok({ fileName: path.basename(chosen.value) }) : written;
    },
    'profiles:import': async () => {
      const chosen = await files.openFiles('profiles');
      if (!chosen.ok) return chosen;
      const text = await readTextFile(chosen.value[0] ?? '', maximumFileBytes);
      if (!text.ok) return text;
      const added = changed('profiles:changed', profiles.importText(text.value));
      return added.ok ? ok({ added: added.value }) : added;
    },
  };
}
