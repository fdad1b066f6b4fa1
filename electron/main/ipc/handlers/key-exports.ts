import path from 'node:path';
import { exportPrivate } from '../../../engine/keys/export/private-export.ts';
import { exportPublic, publicKeyTexts, type Publishable } from '../../../engine/keys/export/public-export.ts';
import { fileNameOf } from '../../../engine/keys/export/file-name.ts';
import { writeFileWhole } from '../../../engine/whole-file.ts';
import type { ExportPublic, PublicFormat } from '../../../../shared/key-export.ts';
import { appError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Services } from '../../services.ts';
import type { KeyHandlers } from './keys.ts';

type ExportHandlers = Pick<KeyHandlers, 'keys:public' | 'keys:copy-public' | 'keys:save-public' | 'keys:save-private'>;

const endings: Readonly<Record<PublicFormat, string>> = { jwk: '-public.jwk.json', jwks: '-public.jwks.json', pem: '-public.pem' };

export function keyExportHandlers({ engine, clipboard, confirm, files }: Services): ExportHandlers {
  const { keyRing, keySource, jobs } = engine;

  const publishable = (id: string): Result<Publishable> => {
    const row = keyRing.row(id);
    if (!row.ok) return row;
    if (row.value.public_jwk === null) return ok({ name: row.value.name, publicJwk: null });
    const jwk = keySource.publicJwk(id);
    return jwk.ok ? ok({ name: row.value.name, publicJwk: jwk.value }) : jwk;
  };
  const publicText = ({ ids, format }: ExportPublic): Result<{ text: string; name: string }> => {
    const keys: Publishable[] = [];
    for (const id of ids) {
      const key = publishable(id);
      if (!key.ok) return key;
      keys.push(key.value);
    }
    const text = exportPublic(keys, format);
    const [first] = keys;
    return text.ok ? ok({ text: text.value, name: keys.length === 1 && first !== undefined ? first.name : 'keys' }) : text;
  };
  const save = async (fileName: string, text: string): Promise<Result<{ fileName: string }>> => {
    const chosen = await files.saveAs(fileName, 'key');
    if (!chosen.ok) return chosen;
    const written = await writeFileWhole(chosen.value, text);
    return written.ok ? ok({ fileName: path.basename(chosen.value) }) : written;
  };

  return {
    'keys:public': async ({ id }) => {
      const key = publishable(id);
      return key.ok ? publicKeyTexts(key.value) : key;
    },
    'keys:copy-public': async (input) => {
      const exported = publicText(input);
      if (!exported.ok) return exported;
      clipboard.copy(exported.value.text);
      return ok({ clearsInSeconds: null });
    },
    'keys:save-public': async (input) => {
      const exported = publicText(input);
      return exported.ok ? save(fileNameOf(exported.value.name, endings[input.format]), exported.value.text) : exported;
    },
    // Asked natively before anything is read; the key goes from the keychain into the file and nowhere else.
    'keys:save-private': ({ job, id, format, passphrase }) =>
      jobs.finish(job, async (signal) => {
        const known = keyRing.row(id);
        if (!known.ok) return known;
        const { name, kid, alg, use } = known.value;
        const answer = await confirm(passphrase === null ? 'exportPlain' : 'exportEncrypted', name);
        if (!answer.ok) return answer;
        const key = await keyRing.privateKey(id);
        if (!key.ok) return key;
        const exported = await exportPrivate(key.value, { name, kid, alg, use }, format, passphrase);
        if (!exported.ok) return exported;
        return signal.aborted ? fail(appError('cancelled')) : save(exported.value.fileName, exported.value.text);
      }),
  };
}
