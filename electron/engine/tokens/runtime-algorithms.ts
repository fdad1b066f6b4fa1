import { createPublicKey, createSecretKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { jwsAlgorithms, type JwsAlgorithm } from '../../../shared/keys.ts';
import { toVerificationKey } from '../keys/import/verification-key.ts';
import { algorithmTable } from './algorithms.ts';
import { encodeBase64url } from './base64url.ts';
import { signBytes } from './sign.ts';
import { judgeSignature } from './signature.ts';

const generatePair = promisify(generateKeyPair);
const probes = new Map<JwsAlgorithm, Promise<boolean>>();
let rsaKey: Promise<KeyObject> | undefined;

/**
 * Whether this runtime can sign and verify with the algorithm, found out by doing it once. Electron's BoringSSL
 * and Node's OpenSSL differ, and so do their versions: no list of ours could be right for long.
 */
export function isAvailable(alg: JwsAlgorithm): Promise<boolean> {
  let probe = probes.get(alg);
  if (probe === undefined) probes.set(alg, (probe = tryOnce(alg).catch(() => false)));
  return probe;
}

/** All algorithms that this runtime can do, in the order of the table. The first call takes some 0.1 s off the main thread. */
export async function availableAlgorithms(): Promise<JwsAlgorithm[]> {
  const found = await Promise.all(jwsAlgorithms.map(async (alg) => ((await isAvailable(alg)) ? [alg] : [])));
  return found.flat();
}

async function tryOnce(alg: JwsAlgorithm): Promise<boolean> {
  const key = await probeKey(alg);
  const header = encodeBase64url(JSON.stringify({ alg }));
  const signature = await signBytes(Buffer.from(`${header}.`, 'ascii'), alg, key);
  const verifier = toVerificationKey(key.type === 'secret' ? key : createPublicKey(key), { name: 'probe' }, alg);
  const text = {
    header,
    payload: '',
    signature: encodeBase64url(signature),
    signatureBytes: signature.length,
    crit: [],
  };
  return (await judgeSignature(text, verifier, alg)).kind === 'good';
}

async function probeKey(alg: JwsAlgorithm): Promise<KeyObject> {
  const facts = algorithmTable[alg];
  switch (facts.kty) {
    case 'oct':
      return createSecretKey(randomBytes(facts.minimumKeyBytes));
    case 'EC':
      return (await generatePair('ec', { namedCurve: facts.curve })).privateKey;
    case 'OKP':
      return (await generatePair('ed25519')).privateKey;
    case 'RSA':
      return (rsaKey ??= generatePair('rsa', { modulusLength: 2048 }).then((pair) => pair.privateKey));
  }
}
