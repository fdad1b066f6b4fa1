import type { OtherReasonCode, OtherVerdict } from '../../../../shared/others/other-verdicts.ts';

const reasons: Readonly<Record<OtherReasonCode, (name: string) => string>> = {
  form: (name) => `This is no compact JWS; ${name} needs another call for it, or cannot read it.`,
  'no-claims': () => 'The payload is no set of claims.',
  signature: () => 'The signature is not good.',
  'signature-unknown': () => 'Whether the signature is good cannot be told without the key.',
  'algorithm-not-known': (name) => `${name} does not know the algorithm.`,
  malformed: () => 'It cannot be read.',
  'crit-refused': () => 'The header demands an extension that it does not understand.',
  'crit-ignored': (name) => `${name} does not look at crit, though RFC 7515 wants it refused.`,
  expired: () => 'It has expired.',
  'within-leeway': (name) => `${name} forgives five minutes by itself.`,
  'exp-missing': (name) => `${name} wants an exp by default.`,
  'not-yet': () => 'It is not valid yet.',
  'time-malformed': () => 'A time is no number.',
  'text-time-taken': (name) => `${name} also takes a time that is written as text.`,
  'iat-future': (name) => `${name} refuses a token that was issued in the future.`,
  'iat-malformed': (name) => `${name} refuses an iat that is no number.`,
  'issuer-other': () => 'The issuer is not the one that the policy expects.',
  'issuer-unasked': (name) => `${name} must be told which issuer to trust.`,
  'audience-other': () => 'The audience is not the one that the policy expects.',
  'audience-unasked': (name) => `${name} wants to be told the audience when the token has one.`,
  'subject-malformed': (name) => `${name} refuses a sub that is no text.`,
  'duplicates-taken': (name) => `${name} takes the last of two members of one name, and says nothing.`,
  'typ-ignored': (name) => `${name} does not look at typ by itself.`,
  'age-ignored': (name) => `${name} does not look at the age by itself.`,
  'rules-ignored': (name) => `${name} knows nothing of the policy’s further rules.`,
  'tilde-ignored': (name) => `${name} takes it for an ordinary token: it knows nothing of SD-JWTs.`,
};

/** "Would others accept it?" */
export const inspectOthers = {
  title: 'Would others accept it?',
  text: 'What widely used verifiers do by default, given the right key and the issuer and audience of the policy. These are documented facts about them; none of them was run.',
  outcomes: { accepts: 'accepts it', refuses: 'refuses it', depends: 'it depends' } satisfies Record<OtherVerdict['outcome'], string>,
  differs: 'unlike here',
  noReason: 'It looks at the same things as here, with the same result.',
  agree: 'They all come to the same verdict as here.',
  depends: (count: string) => `None is sure to come to another verdict than here; of ${count} it cannot be said.`,
  disagree: (count: string, number: number) =>
    number === 1 ? 'One of them comes to another verdict than here.' : `${count} of them come to another verdict than here.`,
  version: (version: string) => `as of ${version}`,
  copySource: (name: string) => `Copy the address of the source about ${name}`,
  sourceCopied: 'Address copied',
  reasons,
};
export type InspectOthersMessages = typeof inspectOthers;
