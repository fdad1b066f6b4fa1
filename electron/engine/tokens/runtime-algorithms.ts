import { createPublicKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { jsonString, type JsonObject } from '../../../shared/json/node.ts';
import {
  isJws,
  keyAlgorithms,
  keyTypesOf,
  type JweAlgorithm,
  type JwsAlgorithm,
  type KeyAlgorithm,
} from '../../../shared/key-algorithms.ts';
import { generateKey } from '../keys/generate.ts';
import { toVerificationKey } from '../keys/import/verification-key.ts';
import { encodeBase64url } from './base64url.ts';
import { signBytes } from './sign.ts';
import { judgeSignature } from './signature.ts';

const generatePair = promisify(generateKeyPair);
const probes = new Map<KeyAlgorithm, Promise<boolean>>();
let rsaKey: Promise<KeyObject> | undefined;

/**
 * Whether this runtime can sign and verify, or encrypt and decrypt, with the algorithm, found out by doing it once.
 * Electron's BoringSSL and Node's OpenSSL differ, and so do their versions: no list of ours could be right for long.
 */
export function isAvailable(alg: KeyAlgorithm): Promise<boolean> {
  let probe = probes.get(alg);
  if (probe === undefined) probes.set(alg, (probe = tryOnce(alg).catch(() => false)));
  return probe;
}

/** All algorithms that this runtime can do, in the order of the table. The first call takes some 0.1 s off the main thread. */
export async function availableAlgorithms(): Promise<KeyAlgorithm[]> {
  const found = await Promise.all(keyAlgorithms.map(async (alg) => ((await isAvailable(alg)) ? [alg] : [])));
  return found.flat();
}

async function tryOnce(alg: KeyAlgorithm): Promise<boolean> {
  const key = await probeKey(alg);
  return isJws(alg) ? signsAndVerifies(alg, key) : encryptsAndDecrypts(alg, key);
}

async function signsAndVerifies(alg: JwsAlgorithm, key: KeyObject): Promise<boolean> {
  const header = encodeBase64url(JSON.stringify({ alg }));
  const signature = await signBytes(Buffer.from(`${header}.`, 'ascii'), alg, key);
  const verifier = toVerificationKey(key.type === 'secret' ? key : createPublicKey(key), { name: 'probe' }, alg);
  const text = {
    header,
    isAlgProtected: true,
    payload: '',
    signature: encodeBase64url(signature),
    signatureBytes: signature,
    crit: [],
  };
  return (await judgeSignature(text, verifier, alg)).kind === 'good';
}

async function encryptsAndDecrypts(alg: JweAlgorithm, key: KeyObject): Promise<boolean> {
  // Loaded by the first probe: the window's start does not wait for them.
  const [{ encryptToken }, { serializeJwe }, { decryptToken }] = await Promise.all([
    import('./encrypt.ts'),
    import('./serialize.ts'),
    import('./decrypt.ts'),
  ]);
  const message = randomBytes(16);
  const receiver = { kid: null, alg, key: key.type === 'secret' ? key : createPublicKey(key) };
  const token = serializeJwe('compact', await encryptToken(headerFor(alg), message, receiver));
  const opened = await decryptToken(token, { kid: null, alg, key });
  return opened.ok && message.equals(opened.value.plaintext);
}

function headerFor(alg: JweAlgorithm): JsonObject {
  const members = Object.entries({ alg, enc: 'A256GCM' }).map(([name, value]) => ({ name, value: jsonString(value) }));
  return { kind: 'object', members };
}

/** One RSA key for all, and none that waits for the user's RSA-4096 to be made. */
function probeKey(alg: KeyAlgorithm): Promise<KeyObject> {
  if (keyTypesOf(alg)[0] !== 'RSA') return generateKey(alg);
  return (rsaKey ??= generatePair('rsa', { modulusLength: 2048 }).then((pair) => pair.privateKey));
}
