import type { FindingCode } from '../../../../shared/key-health.ts';

/** One finding: what, why it matters, the rule behind it and the mend. Values from a key are drawn safely by the caller. */
export type FindingText = { readonly title: string; readonly why: string; readonly rule: string; readonly mend: string };
type Values = { readonly expected: string | null; readonly actual: string | null };
type FindingTexts = Readonly<Record<FindingCode, (values: Values) => FindingText>>;

/** The day of an instant: "2026-12-01". */
function day(instant: string | null): string {
  return instant?.slice(0, 10) ?? '?';
}

const newSecret = 'Have a new secret generated and rotate to it.';
const newKey = 'Make a new key and rotate to it.';

const findings: FindingTexts = {
  'secret-too-short': ({ expected, actual }) => ({
    title: `The secret has ${actual ?? 'too few bytes'}; at least ${expected ?? 'more'} are needed`,
    why: 'A short secret can be found by trying: one token is enough to try on, and no server notices.',
    rule: 'RFC 7518, section 3.2',
    mend: newSecret,
  }),
  'secret-wrong-size': ({ expected, actual }) => ({
    title: `The secret has ${actual ?? 'another size'}; the algorithm takes ${expected ?? 'other sizes'}`,
    why: 'AES takes keys of its own sizes only: with this one nothing can be encrypted or decrypted.',
    rule: 'RFC 7518, sections 4.4, 4.5 and 4.7',
    mend: 'Choose the algorithm that fits the secret, or have a new one generated.',
  }),
  'secret-known': () => ({
    title: 'This secret is in a public list',
    why: 'It stands in tutorials or in the word lists of attack tools: it is tried first, and found in a moment.',
    rule: 'RFC 8725, section 3.5',
    mend: `${newSecret} Treat tokens that were signed with it as forged.`,
  }),
  'secret-guessable': ({ expected, actual }) => ({
    title: `The secret can be guessed: about ${actual ?? 'few bits'}, not ${expected ?? '128 bits'}`,
    why: 'Words, names and patterns are tried long before random bytes. One token is enough to try on.',
    rule: 'RFC 8725, section 3.5',
    mend: newSecret,
  }),
  'rsa-too-small': ({ expected, actual }) => ({
    title: `The RSA key has ${actual ?? 'too few bits'}; at least ${expected ?? '2048 bits'} are needed`,
    why: 'Small moduli have been factored; who does that signs in your name.',
    rule: 'RFC 7518, section 3.3',
    mend: newKey,
  }),
  'rsa-exponent-unsafe': ({ expected, actual }) => ({
    title: `The public exponent is ${actual ?? 'unsafe'}; it must be ${expected ?? 'an odd number of 3 or more'}`,
    why: 'With such an exponent anyone can make signatures that fit, or none can be made at all.',
    rule: 'RFC 8017, section 3.1',
    mend: newKey,
  }),
  'rsa-exponent-small': ({ expected, actual }) => ({
    title: `The public exponent is ${actual ?? 'small'}; ${expected ?? '65537'} is usual`,
    why: 'Small exponents forgive no mistake in padding: several libraries have been fooled by forged signatures.',
    rule: 'FIPS 186-5, appendix A.1.1',
    mend: `${newKey} Those that Tokensmith makes have 65537.`,
  }),
  'rsa-roca': () => ({
    title: 'The key comes from a faulty generator (ROCA)',
    why: 'Chips and smart cards of those years made primes of a form that can be factored.',
    rule: 'CVE-2017-15361',
    mend: `${newKey} Make it in software, or on a device with new firmware.`,
  }),
  'rsa-close-primes': () => ({
    title: 'The key’s two primes lie too close together',
    why: 'Fermat’s method finds them in a moment: anyone with the public key has the private one.',
    rule: 'FIPS 186-5, appendix A.1.3',
    mend: newKey,
  }),
  'rsa-small-factor': ({ actual }) => ({
    title: `The RSA modulus can be divided by ${actual ?? 'a small number'}`,
    why: 'It is not the product of two large primes: anyone can factor it and has the private key.',
    rule: 'RFC 8017, section 3.1',
    mend: newKey,
  }),
  'private-trivial': () => ({
    title: 'The private number is tiny or a plain pattern',
    why: 'It is found by trying: anyone with the public key soon has the private one.',
    rule: 'RFC 8725, section 3.5',
    mend: newKey,
  }),
  'alg-mismatch': ({ expected, actual }) => ({
    title: `The key says “${actual ?? 'another algorithm'}”, but can do ${expected ?? 'something else'}`,
    why: 'A verifier that believes the wrong word may be led to another algorithm, and so to a forged token.',
    rule: 'RFC 8725, section 3.1',
    mend: 'Ask whoever publishes it for a corrected alg, or import the key with the algorithm that fits.',
  }),
  'alg-missing': () => ({
    title: 'The key does not say which algorithm it is for',
    why: 'A verifier then takes the algorithm from the token, which an attacker writes.',
    rule: 'RFC 8725, section 3.1',
    mend: 'Give it an alg where it is published. Tokensmith pins one when it imports the key.',
  }),
  'use-mismatch': ({ expected, actual }) => ({
    title: `The key says use “${actual ?? 'another'}”, but its algorithm needs “${expected ?? 'the other'}”`,
    why: 'One key for signing and for encryption lets a flaw of the one hurt the other.',
    rule: 'RFC 7517, section 4.2',
    mend: 'Correct use where the key is published, or take a key of its own for each.',
  }),
  'key-ops-mismatch': ({ expected, actual }) => ({
    title: `The operations ${actual ?? 'named'} do not fit: ${expected ?? 'others'} do`,
    why: 'A library that obeys key_ops will refuse the key; one that ignores them may do what nobody meant.',
    rule: 'RFC 7517, section 4.3',
    mend: 'Correct key_ops where the key is published, or leave them out.',
  }),
  'kid-missing': () => ({
    title: 'The key has no key id',
    why: 'Once there are two keys, a verifier must try each: slow, and in the way of rotation.',
    rule: 'RFC 7517, section 4.5',
    mend: 'Give it a key id where it is published. Its thumbprint is a good one.',
  }),
  'kid-suspicious': ({ actual }) => ({
    title: `The key id looks like a path, an address or a query: ${actual ?? ''}`,
    why: 'Verifiers have looked such ids up in files and databases, and been made to load an attacker’s key.',
    rule: 'RFC 8725, section 3.10',
    mend: 'Take an id of letters, digits and hyphens, or the thumbprint.',
  }),
  'kid-reveals-secret': () => ({
    title: 'The key id is a thumbprint of a guessable secret',
    why: 'The id stands in each token: guesses can be tested against it.',
    rule: 'RFC 7638, section 7',
    mend: 'Rotate to a generated secret, or to one with a key id of your own.',
  }),
  'certificate-expired': ({ expected }) => ({
    title: `The certificate ended on ${day(expected)}`,
    why: 'Verifiers that check certificates refuse the key. Tokensmith itself does not.',
    rule: 'RFC 5280, section 4.1.2.5',
    mend: 'Have the certificate renewed and import it again.',
  }),
  'certificate-expires-soon': ({ expected }) => ({
    title: `The certificate ends on ${day(expected)}`,
    why: 'From then on verifiers that check certificates refuse the key.',
    rule: 'RFC 5280, section 4.1.2.5',
    mend: 'Have the certificate renewed before that day.',
  }),
  'certificate-not-yet-valid': ({ expected }) => ({
    title: `The certificate begins only on ${day(expected)}`,
    why: 'Until then verifiers that check certificates refuse the key.',
    rule: 'RFC 5280, section 4.1.2.5',
    mend: 'Wait until then, or check this computer’s clock.',
  }),
  'certificate-other-key': () => ({
    title: 'The certificate belongs to another key',
    why: 'Whoever trusts the certificate trusts a key that did not sign.',
    rule: 'RFC 7517, section 4.7',
    mend: 'Import the certificate that was issued for this key, or the key without one.',
  }),
  'secret-missing': () => ({
    title: 'The keychain holds nothing for this key',
    why: 'It was removed outside Tokensmith: the key can neither sign nor decrypt.',
    rule: 'Tokensmith keeps secrets in the system keychain only',
    mend: 'Restore the keychain from a backup, or delete the key.',
  }),
  'rotation-due': ({ expected, actual }) => ({
    title: `It is ${actual ?? 'many'} days old; you wanted it replaced after ${expected ?? 'fewer'} days`,
    why: 'The longer a key is in use, the more is lost with it, and the less anyone remembers how to replace it.',
    rule: 'Your own reminder; NIST SP 800-57 part 1, section 5.3',
    mend: 'Rotate it: Tokensmith makes the next key and shows what would break.',
  }),
  'marked-weak': () => ({
    title: 'You marked it as weak, for testing',
    why: 'Others may be able to forge tokens with it.',
    rule: 'Your own mark',
    mend: 'Use it for nothing real. For that, make a new key.',
  }),
  'kid-duplicate': ({ actual }) => ({
    title: `Several keys have the key id ${actual ?? ''}`,
    why: 'A verifier takes the first that it finds and calls good tokens bad.',
    rule: 'RFC 7517, section 4.5',
    mend: 'Give each key an id of its own.',
  }),
  'same-key-twice': () => ({
    title: 'One key is here twice',
    why: 'With two algorithms for one key, a flaw of the one hurts the other; with the same one, a rotation forgets half.',
    rule: 'RFC 8725, section 3.1',
    mend: 'Delete the one that is not used.',
  }),
  'private-key-published': () => ({
    title: 'A private key is published',
    why: 'Everyone who loads this list can sign as its owner.',
    rule: 'RFC 7517, section 9.1',
    mend: 'Tell its owner at once. Trust nothing that this key has signed.',
  }),
  'secret-published': () => ({
    title: 'A shared secret is published',
    why: 'Everyone who loads this list can sign with it.',
    rule: 'RFC 7517, section 9.1',
    mend: 'Tell its owner at once. Trust nothing that was signed with it.',
  }),
  'set-mixed': () => ({
    title: 'Shared secrets and public keys stand in one list',
    why: 'That invites the oldest attack: a public key taken for an HMAC secret.',
    rule: 'RFC 8725, section 2.1',
    mend: 'Publish public keys only, and keep the secrets apart.',
  }),
};

export const keyHealth = {
  findings,
  title: 'Health of all keys',
  text: 'Checked on this computer, without the internet: sizes, known weak secrets, faulty generators, key ids, certificates and age.',
  close: 'Close',
  checkAgain: 'Check again',
  checking: 'Checking all keys…',
  healthyTitle: 'All keys are healthy',
  healthyText: (count: number) =>
    count === 1 ? '1 key was checked; nothing was found.' : `${count} keys were checked; nothing was found.`,
  counts: (danger: number, warning: number, note: number) => `Dangers: ${danger}. Warnings: ${warning}. Notes: ${note}.`,
  section: 'Findings',
  severities: { danger: 'Danger', warning: 'Warning', note: 'Note' },
  severityTexts: {
    danger: 'Do not use these keys for anything real.',
    warning: 'Someone should mend this.',
    note: 'Good to know.',
  },
  concerned: (count: number) => (count === 1 ? '1 key' : `${count} keys`),
  showKey: (name: string) => `Show “${name}”`,
};
export type KeyHealthMessages = typeof keyHealth;
