import { createPublicKey, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { generateKey, generationProblem } from '../../../electron/engine/keys/generate.ts';
import { curves, curvesOf, keyAlgorithms, rsaSizes, sizesOf, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';

/** Straight from RFC 7518 sections 3 and 4, and RFC 8037: what each algorithm's key must be. */
const expectedKinds: readonly (readonly [algorithms: readonly KeyAlgorithm[], kind: string])[] = [
  [['HS256', 'A256KW', 'A256GCMKW', 'dir'], '256 bits'],
  [['HS384'], '384 bits'],
  [['HS512'], '512 bits'],
  [['A128KW', 'A128GCMKW'], '128 bits'],
  [['A192KW', 'A192GCMKW'], '192 bits'],
  [['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'], 'rsa 3072'],
  [['RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'], 'rsa 3072'],
  [['ES256', 'ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'], 'P-256'],
  [['ES384'], 'P-384'],
  [['ES512'], 'P-521'],
  [['EdDSA', 'Ed25519'], 'Ed25519'],
];

function kindOf(key: KeyObject): string {
  if (key.type === 'secret') return `${(key.symmetricKeySize ?? 0) * 8} bits`;
  if (key.asymmetricKeyType === 'rsa') return `rsa ${key.asymmetricKeyDetails?.modulusLength}`;
  return String(createPublicKey(key).export({ format: 'jwk' }).crv);
}

test('every algorithm is in the list of what is expected', () => {
  expect(expectedKinds.flatMap(([algorithms]) => algorithms).toSorted()).toEqual([...keyAlgorithms].toSorted());
});

for (const [algorithms, kind] of expectedKinds) {
  for (const alg of algorithms) {
    test(`${alg}: the usual key is ${kind}`, async () => {
      const key = await generateKey(alg);
      expect(key.type).toBe(kind.endsWith('bits') ? 'secret' : 'private');
      expect(kindOf(key)).toBe(kind);
      if (key.asymmetricKeyType === 'rsa') expect(key.asymmetricKeyDetails?.publicExponent).toBe(65_537n);
    });
  }
}

for (const curve of curvesOf('ECDH-ES')) {
  test(`ECDH-ES on ${curve}`, async () => {
    expect(kindOf(await generateKey('ECDH-ES+A256KW', { size: null, curve }))).toBe(curve);
  });
}

for (const size of sizesOf('dir')) {
  test(`dir of ${size} bits`, async () => {
    expect(kindOf(await generateKey('dir', { size, curve: null }))).toBe(`${size} bits`);
  });
}

for (const size of rsaSizes) {
  test(`RSA of ${size} bits`, async () => {
    expect(kindOf(await generateKey('PS256', { size, curve: null }))).toBe(`rsa ${size}`);
  });
}

test('a size or curve that is not offered is named, and nothing is made of it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...keyAlgorithms),
      fc.option(fc.oneof(fc.integer(), fc.constantFrom(128, 256, 1024))),
      fc.option(fc.constantFrom(...curves)),
      async (alg, size, curve) => {
        const isSizeOffered = size === null || sizesOf(alg).includes(size);
        const isCurveOffered = curve === null || curvesOf(alg).includes(curve);
        fc.pre(!isSizeOffered || !isCurveOffered);
        const field = isSizeOffered ? 'curve' : 'size';
        expect(generationProblem(alg, { size, curve })).toMatchObject({ code: 'invalid-input', field });
        await expect(generateKey(alg, { size, curve })).rejects.toThrow(`No key of this ${field}`);
      },
    ),
  );
  expect(generationProblem('RS256', { size: 1024, curve: null })?.expected).toBe('3072, 2048, 4096');
});

test('secrets differ', async () => {
  const made = await Promise.all(Array.from({ length: 50 }, () => generateKey('A128KW')));
  expect(new Set(made.map((key) => key.export().toString('hex'))).size).toBe(50);
});

test('RSA keys are made one at a time, and leave room for other work on the same threads', async () => {
  const order: string[] = [];
  const big = Array.from({ length: 5 }, (_, number) => generateKey('RS256').then(() => order.push(`RSA ${number}`)));
  const others = [generateKey('ES256').then(() => order.push('curve')), readFile(import.meta.filename).then(() => order.push('file'))];
  await Promise.all([...big, ...others]);
  expect(order.slice(0, 2).toSorted()).toEqual(['curve', 'file']);
  expect(order.slice(2)).toEqual(['RSA 0', 'RSA 1', 'RSA 2', 'RSA 3', 'RSA 4']);
});

test('an RSA key that is no longer wanted is not made when its turn comes', async () => {
  const stopping = new AbortController();
  const first = generateKey('RS256');
  const stopped = generateKey('RS256', { size: 4096, curve: null }, stopping.signal);
  const last = generateKey('RS256', { size: 2048, curve: null });
  stopping.abort();
  await expect(stopped).rejects.toThrow(/abort/i);
  expect(kindOf(await first)).toBe('rsa 3072');
  expect(kindOf(await last)).toBe('rsa 2048');
});
