import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { capture } from '../../../scripts/child.ts';
import { isJws } from '../../../shared/key-algorithms.ts';
import { readingKey } from '../minted/test-keys.ts';
import type { Sample } from './sample.ts';
import type { Found, Tool } from './tool.ts';

/** Each reads a file of [{ token, alg, key (PEM, or base64 of a secret), beside (base64) }] and prints base64 payloads or null. */
const pythonScript = `
import base64, json, sys, jwt
from cryptography.hazmat.primitives.serialization import load_pem_public_key
def read(case):
    data = base64.b64decode
    key = data(case["key"]) if case["alg"].startswith("HS") else load_pem_public_key(case["key"].encode())
    beside = None if case["beside"] is None else data(case["beside"])
    try:
        found = jwt.api_jws.decode_complete(case["token"], key, algorithms=[case["alg"]], detached_payload=beside)
        return base64.b64encode(found["payload"]).decode()
    except jwt.InvalidTokenError:
        return None
print(json.dumps([read(case) for case in json.load(open(sys.argv[1]))]))
`;

const rubyScript = `
require "jwt"; require "json"; require "base64"
cases = JSON.parse(File.read(ARGV[0]))
puts JSON.generate(cases.map { |c|
  key = c["alg"].start_with?("HS") ? Base64.strict_decode64(c["key"]) : OpenSSL::PKey.read(c["key"])
  begin
    payload, _ = JWT.decode(c["token"], key, true, algorithm: c["alg"])
    Base64.strict_encode64(JSON.generate(payload))
  rescue JWT::DecodeError
    nil
  end
})
`;

/** PyJWT. The first Python that has it: Debian's own may not be the first on PATH. */
export async function pyJwt(): Promise<Found> {
  for (const python of ['python3', '/usr/bin/python3']) {
    const { code, output } = await capture(python, ['-c', 'import jwt, cryptography; print(jwt.__version__)']);
    if (code !== 0) continue;
    const skips = ({ alg, form }: Sample) => {
      if (!isJws(alg)) return 'no encryption';
      if (form.serialization !== 'compact') return 'compact only';
      // PyJWT takes a detached payload only as RFC 7797 has it.
      if (form.isDetached && !form.isUnencoded) return 'no detached encoded payload';
      return alg === 'Ed25519' ? 'no Ed25519' : null;
    };
    return { tool: library(`PyJWT ${output.trim()}`, [python, '-c', pythonScript], skips, true) };
  }
  return { missing: 'PyJWT: no Python that has it' };
}

export async function rubyJwt(): Promise<Found> {
  const { code, output } = await capture('ruby', ['-e', 'require "jwt"; print JWT::VERSION::STRING']);
  if (code !== 0) return { missing: 'ruby-jwt: no Ruby that has it' };
  const skips = ({ alg, form, isClaims }: Sample) => {
    if (!isJws(alg)) return 'no encryption';
    if (form.serialization !== 'compact' || form.isDetached) return 'compact only';
    if (!isClaims) return 'claims only';
    return alg.startsWith('Ed') ? `${alg} needs libsodium` : null;
  };
  return { tool: library(`ruby-jwt ${output}`, ['ruby', '-e', rubyScript], skips, false) };
}

const answersSchema = z.array(z.base64().nullable());

function library(name: string, [command = '', ...words]: string[], skips: Tool['skips'], isExact: boolean): Tool {
  const read = async (samples: readonly Sample[], folder: string) => {
    const file = path.join(folder, 'cases.json');
    await writeFile(file, JSON.stringify(samples.map(caseFor)), { mode: 0o600 });
    const { code, output, error } = await capture(command, [...words, file]);
    if (code !== 0) throw new Error(`${name}: ${error.trim().slice(-300)}`);
    return answersSchema.parse(JSON.parse(output)).map((answer) => (answer === null ? null : Buffer.from(answer, 'base64')));
  };
  return { name, skips, read, isExact };
}

function caseFor({ text, alg, key, beside }: Sample) {
  const reading = readingKey(key);
  const written = reading.type === 'secret' ? reading.export().toString('base64') : reading.export({ format: 'pem', type: 'spki' });
  return { token: text, alg, key: written, beside: beside?.toString('base64') ?? null };
}
