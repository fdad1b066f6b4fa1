import { setImmediate } from 'node:timers/promises';
import { memberOf, stringMember, type JsonObject } from '../../../../shared/json/node.ts';
import { jweAlgorithms } from '../../../../shared/key-algorithms.ts';
import { contentEncryptions } from '../../../../shared/mint-input.ts';
import type { Check } from '../../../../shared/verdict.ts';
import { check } from '../../tokens/checks.ts';
import { isContentEncryption } from '../../tokens/content-encryption.ts';
import { openJwe } from '../../tokens/decrypt.ts';
import type { JweRecipient, StrictJwe } from '../../tokens/strict-jwe.ts';
import type { DecryptionCandidate } from './judging.ts';

/** What came of trying to open a JWE; `plaintext` and `openedBy` are null where nothing opened it. */
export type Opening = {
  readonly check: Check;
  /** The one that was opened, else the first. */
  readonly recipient: JweRecipient;
  readonly openedBy: DecryptionCandidate | null;
  readonly plaintext: Uint8Array | null;
};

/** A private key is read and used for each; more tries are an attack. */
const maximumTries = 50;

/**
 * Opens a JWE with the keys that it means: of a recipient's algorithm and, where it names one, of its kid (else only keys
 * without a kid). The others are not read.
 */
export async function openEncrypted(jwe: StrictJwe, candidates: readonly DecryptionCandidate[]): Promise<Opening> {
  const [first] = jwe.recipients;
  const closed = (made: Check): Opening => ({ check: made, recipient: first, openedBy: null, plaintext: null });
  const possible = jwe.recipients.filter(({ header }) => unsupported(header) === null);
  if (possible.length === 0) {
    const known = [...jweAlgorithms, ...contentEncryptions];
    return closed(check('decryption', 'failed', 'decryption-unsupported', known, unsupported(first.header)));
  }
  if (candidates.length === 0) return closed(check('decryption', 'unknown', 'decryption-no-key', named(first.header), 0));
  const tries = possible
    .flatMap((recipient) => meantBy(recipient.header, candidates).map((candidate) => ({ recipient, candidate })))
    .slice(0, maximumTries);
  const [attempt] = tries;
  if (attempt === undefined) return closed(check('decryption', 'failed', 'decryption-none-fits', named(first.header), candidates.length));

  let failure = check('decryption', 'failed', 'decryption-failed', null, attempt.candidate.name);
  for (const { recipient, candidate } of tries) {
    // An agreement over a large curve takes a millisecond of the main process: each gets a turn of its own.
    await setImmediate();
    const key = await candidate.read();
    if (!key.ok) {
      failure = check('decryption', 'unknown', 'decryption-key-unavailable', key.error.code, candidate.name);
      continue;
    }
    const opened = await openJwe(jwe, recipient, { kid: candidate.kid, alg: candidate.alg, key: key.value });
    if (opened.ok) {
      const passed = check('decryption', 'passed', 'decrypted', named(recipient.header), candidate.name);
      return { check: passed, recipient, openedBy: candidate, plaintext: opened.value };
    }
    // Why it does not open is not said: that would be an oracle (RFC 7516 section 11.5).
    failure = check('decryption', 'failed', 'decryption-failed', null, candidate.name);
  }
  return closed(failure);
}

function meantBy(header: JsonObject, candidates: readonly DecryptionCandidate[]): DecryptionCandidate[] {
  const fitting = candidates.filter(({ alg }) => alg === stringMember(header, 'alg'));
  const kid = memberOf(header, 'kid');
  if (kid === undefined) return fitting;
  const namesakes = fitting.filter((candidate) => kid.kind === 'string' && candidate.kid === kid.value);
  return namesakes.length > 0 ? namesakes : fitting.filter((candidate) => candidate.kid === null);
}

/** What the header asks for that cannot be done here; null where it can. No extension is understood. */
function unsupported(header: JsonObject): string | null {
  const alg = stringMember(header, 'alg');
  const enc = stringMember(header, 'enc');
  if (!jweAlgorithms.some((known) => known === alg) || !isContentEncryption(enc)) return named(header);
  return memberOf(header, 'crit') === undefined ? null : 'crit';
}

function named(header: JsonObject): string {
  return [stringMember(header, 'alg') ?? '?', stringMember(header, 'enc') ?? '?'].join(', ');
}
