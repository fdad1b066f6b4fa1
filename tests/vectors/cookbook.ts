import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const keySchema = z.record(z.string(), z.unknown());
const exampleSchema = z.object({
  title: z.string(),
  reproducible: z.boolean().optional(),
  input: z.object({
    payload: z.string().optional(),
    key: z.union([keySchema, z.array(keySchema)]).optional(),
    alg: z.union([z.string(), z.array(z.string())]).optional(),
  }),
  output: z.object({
    compact: z.string().optional(),
    json: z.record(z.string(), z.unknown()).optional(),
    json_flat: z.record(z.string(), z.unknown()).optional(),
  }),
});

/** One example of RFC 7520. `forms` are the JSON serializations that it prints, as JSON texts. */
export type CookbookExample = {
  file: string;
  title: string;
  payload: string;
  key: string;
  alg: string;
  isReproducible: boolean;
  compact: string | null;
  forms: string[];
};

/** @param folder a folder of tests/vectors/rfc7520 */
export function loadCookbook(folder: 'jws' | 'jwe' | 'rfc7797' | 'curve25519'): CookbookExample[] {
  const root = path.join(import.meta.dirname, 'rfc7520', folder);
  const files = readdirSync(root).filter((name) => name.endsWith('.json'));
  return files.sort().map((file) => {
    const { title, reproducible, input, output } = exampleSchema.parse(JSON.parse(readFileSync(path.join(root, file), 'utf8')));
    const key = Array.isArray(input.key) ? input.key[0] : input.key;
    const alg = Array.isArray(input.alg) ? input.alg[0] : input.alg;
    return {
      file,
      title,
      payload: input.payload ?? '',
      key: JSON.stringify(key ?? {}),
      alg: alg ?? '',
      isReproducible: reproducible === true,
      compact: output.compact ?? null,
      forms: [output.json, output.json_flat].flatMap((form) => (form === undefined ? [] : [JSON.stringify(form)])),
    };
  });
}
