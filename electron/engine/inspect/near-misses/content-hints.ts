import { createHash } from 'node:crypto';
import type { Hint, HintCode } from '../../../../shared/hints.ts';
import { algorithmTable, type Hash } from '../../tokens/algorithms.ts';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { hint } from './hint.ts';
import { writingsOf, type Writing } from './json-writings.ts';
import { meantPairs, signatureBytes, signingInput, type Segments, type Subject } from './subject.ts';
import type { Trials } from './trials.ts';

/** Larger ones are not written anew: each writing of a payload takes milliseconds, and a header is never large. */
const largestPayload = 32_768;
const largestHeader = 4_096;

type Content = { code: HintCode; actual: string; input: Buffer };

/** The signature is good, but covers something else than the two segments as they stand. */
export async function otherContent(subject: Subject, trials: Trials): Promise<Hint | null> {
  const pairs = meantPairs(subject);
  if (pairs.length === 0) return null;
  const signature = signatureBytes(subject.segments);
  for (const { code, actual, input } of contentsOf(subject.segments)) {
    for (const { key, alg } of pairs) {
      if (await trials.verifies(input, signature, key.node, alg)) return hint(code, 'signature', { actual, key });
    }
    if (trials.isOver()) return null;
  }
  for (const { key, alg } of pairs) {
    for (const { code, actual, input } of hashesOf(subject.segments, algorithmTable[alg])) {
      if (await trials.verifies(input, signature, key.node, alg)) return hint(code, 'signature', { actual, key });
    }
  }
  return null;
}

/** One at a time, so that a large token is not written forty times at once. */
function* contentsOf({ header, payload }: Segments): Generator<Content> {
  const [headerText, payloadText] = [header, payload].map((segment) => Buffer.from(segment, 'base64url').toString('utf8'));
  if (headerText === undefined || payloadText === undefined) return;
  yield { code: 'signature-of-decoded', actual: 'decoded header and payload', input: Buffer.from(`${headerText}.${payloadText}`) };
  yield { code: 'signature-of-decoded', actual: 'decoded payload', input: Buffer.from(payloadText) };
  yield { code: 'signature-of-decoded', actual: 'payload segment', input: Buffer.from(payload) };
  yield { code: 'signature-of-decoded', actual: 'decoded header and payload without a dot', input: Buffer.from(headerText + payloadText) };
  yield { code: 'signature-of-decoded', actual: 'segments without a dot', input: Buffer.from(header + payload) };
  if (header.length > largestHeader || payload.length > largestPayload) return;
  for (const { name, text } of writingsOf(payloadText)) {
    yield { code: 'payload-reserialized', actual: name, input: signingInput({ header, payload: encodeBase64url(text) }) };
  }
  const headers = [...writingsOf(headerText)];
  for (const { name, text } of headers) {
    yield { code: 'header-reserialized', actual: name, input: signingInput({ header: encodeBase64url(text), payload }) };
  }
  for (const { name, text } of writingsOf(payloadText)) {
    const twin = sameStyle(headers, name);
    if (twin === undefined) continue;
    const both = { header: encodeBase64url(twin.text), payload: encodeBase64url(text) };
    yield { code: 'token-reserialized', actual: name, input: signingInput(both) };
  }
}

/** One program wrote both; what would change nothing in a header is not in its list. */
function sameStyle(headers: readonly Writing[], name: string): Writing | undefined {
  return headers.find((writing) => writing.name === name) ?? headers.find((writing) => name.startsWith(writing.name));
}

/** A signing service was given the digest, and hashed it once more. */
function* hashesOf(segments: Segments, facts: { kty: string; hash?: Hash }): Generator<Content> {
  const hashes: readonly Hash[] = facts.hash === undefined ? ['sha512', 'sha256'] : [facts.hash];
  for (const hash of hashes) {
    const digest = createHash(hash).update(signingInput(segments)).digest();
    yield { code: 'signature-of-hash', actual: 'digest', input: digest };
    yield { code: 'signature-of-hash', actual: 'hexadecimal', input: Buffer.from(digest.toString('hex')) };
  }
}
