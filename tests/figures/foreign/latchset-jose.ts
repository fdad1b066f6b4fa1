import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { capture } from '../../../scripts/child.ts';
import { isJws } from '../../../shared/key-algorithms.ts';
import { readingKey } from '../minted/test-keys.ts';
import type { Sample } from './sample.ts';
import type { Found } from './tool.ts';

/** One shell goes through all tokens; the file `status` says of each whether jose took it. */
const script = `cd "$1" || exit 1
for token in *.token; do
  n=\${token%.token}
  if [ -f "$n.beside" ]; then set -- -I "$n.beside"; else set --; fi
  if [ -f "$n.jwe" ]; then jose jwe dec -i "$token" -k "$n.jwk" -O "$n.out"
  else jose jws ver -i "$token" "$@" -k "$n.jwk" -O "$n.out"; fi 2>/dev/null
  echo "$n $?" >>status
done`;

/** jose(1) of José, in C; Debian's package "jose". */
export async function latchsetJose(): Promise<Found> {
  const { code, output } = await capture('jose', ['alg']);
  if (code !== 0) return { missing: 'jose(1): no such program' };
  const known = new Set(output.split('\n'));
  const skips = ({ alg, form, key }: Sample): string | null => {
    if (!known.has(alg)) return `no ${alg}`;
    if (form.isUnencoded) return 'no RFC 7797';
    return key.key.asymmetricKeyType === 'x25519' ? 'no X25519' : null;
  };
  const read = async (samples: readonly Sample[], folder: string) => {
    await Promise.all(samples.map((sample, index) => writeSample(sample, path.join(folder, String(index)))));
    const run = await capture('sh', ['-c', script, 'sh', folder]);
    if (run.code !== 0) throw new Error(`jose(1): ${run.error.slice(0, 200)}`);
    const taken = new Set((await readFile(path.join(folder, 'status'), 'utf8')).split('\n').filter((line) => line.endsWith(' 0')));
    return Promise.all(
      samples.map((_, index) => (taken.has(`${index} 0`) ? payloadOf(samples[index], path.join(folder, String(index))) : null)),
    );
  };
  return { tool: { name: 'jose(1)', skips, read, isExact: true } };
}

async function writeSample({ text, beside, key, alg, form }: Sample, base: string): Promise<void> {
  // A key for `dir` names there what it encrypts with.
  const named = alg === 'dir' ? form.encryption?.enc : alg;
  const jwk = { ...readingKey(key).export({ format: 'jwk' }), alg: named, kid: key.kid };
  await writeFile(`${base}.token`, text);
  await writeFile(`${base}.jwk`, JSON.stringify(jwk), { mode: 0o600 });
  if (beside !== null) await writeFile(`${base}.beside`, beside);
  if (!isJws(alg)) await writeFile(`${base}.jwe`, '');
}

/** Of a detached payload it tells nothing: it was given. */
async function payloadOf(sample: Sample | undefined, base: string): Promise<Buffer | null> {
  return sample?.beside ?? readFile(`${base}.out`);
}
