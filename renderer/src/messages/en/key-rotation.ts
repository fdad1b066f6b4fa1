import type { RotationStep } from '../../../../shared/key-rotation.ts';

type StepTexts = Record<RotationStep, { readonly name: string; readonly text: string }>;

const pair: StepTexts = {
  now: { name: 'Now', text: 'One key signs. Its public half is in the JWKS, and verifiers know only that one.' },
  published: {
    name: 'Next key published',
    text: 'The JWKS holds both keys; the old one still signs. Verifiers keep a JWKS for a while, usually from 5 minutes to 24 hours. Switch only when all of them have fetched it again: until then they refuse tokens of the next key.',
  },
  switched: {
    name: 'Switched',
    text: 'The next key signs. The old one stays in the JWKS and is accepted until its overlap ends.',
  },
  retired: {
    name: 'Old key retired',
    text: 'The old key is out of the JWKS. It neither signs nor verifies; it stays here so that its tokens can be named.',
  },
};

const shared: StepTexts = {
  now: { name: 'Now', text: 'One secret signs and verifies. Everyone who holds it can do both.' },
  published: {
    name: 'Next secret handed out',
    text: 'No JWKS publishes a shared secret: everyone who holds the old secret must get the new one, by a safe way. Until all of them have it, the old one goes on signing.',
  },
  switched: { name: 'Switched', text: 'The next secret signs. The old one is accepted until its overlap ends.' },
  retired: { name: 'Old secret retired', text: 'Nobody accepts the old secret any more. It stays here so that its tokens can be named.' },
};

const encryption: StepTexts = {
  now: { name: 'Now', text: 'One key is in use: others encrypt with it, and it decrypts.' },
  published: {
    name: 'Next key handed out',
    text: 'Whoever encrypts must get the next key: a public key in a JWKS, a shared secret by a safe way. Both keys decrypt.',
  },
  switched: { name: 'Switched', text: 'The next key encrypts. The old one still decrypts until its overlap ends.' },
  retired: { name: 'Old key retired', text: 'Nothing is encrypted or decrypted with the old key any more. It stays here under its name.' },
};

export const keyRotation = {
  title: (name: string) => `Rotate “${name}”`,
  steps: { pair, shared, encryption },
  stepNumber: (step: number) => `Step ${step} of 4`,
  stepList: 'The four steps of the rotation',
  done: 'done',
  here: 'you are here',
  inJwks: 'In the JWKS',
  signs: 'Signs',
  encrypts: 'Encrypts',
  decrypts: 'Decrypts',
  accepted: 'Accepted',
  theOld: 'old',
  theNext: 'next',
  notMade: 'the next key',
  predecessor: (name: string) => `This key replaced “${name}”, which is still accepted.`,
  showPredecessor: 'See that rotation',
  encryptOnly:
    'This key encrypts; it signs nothing. Whoever encrypts takes the next key by the time of the switch, and the old one decrypts until it is retired.',

  nextName: 'Name of the next key',
  nextDefault: (name: string, ordinal: number) => (ordinal === 1 ? `${name} (next)` : `${name} (next ${ordinal})`),
  nameMissing: 'Give the next key a name.',
  algorithm: 'Algorithm',
  algorithmSame: (alg: string) => `${alg}, as now`,
  algorithmHint: 'With another algorithm, make sure first that all verifiers allow it.',
  size: 'Size',
  bits: (count: number) => `${count} bits`,
  curve: 'Curve',
  prepare: 'Make the next key',
  prepareText: 'It is made and stored now, and by default takes over only with the switch in step 3.',
  preparing: 'Making the next key…',
  stop: 'Stop',

  copyJwks: 'Copy the JWKS with both',
  jwksCopied: 'The JWKS with both keys was copied.',
  copySecret: 'Copy the next secret',
  secretCopied: 'The next secret was copied, in base64url.',
  saveJwks: 'Save it…',
  jwksSaved: (fileName: string) => `Saved as ${fileName}.`,
  cancelRotation: 'Cancel the rotation…',
  cancelText: 'The rotation ends, and the old key goes on as before. Take the next key out of the JWKS where you have published it.',
  cancelConfirm: 'Delete the next key',
  cancelled: (name: string) => `“${name}” was deleted. The rotation is cancelled.`,

  overlap: 'How long is the old key still accepted?',
  overlaps: {
    'last-token': 'Until the last stored token ends',
    hour: '1 hour',
    day: '1 day',
    week: '7 days',
    month: '30 days',
    own: 'Another time',
  },
  overlapIs: (duration: string) => `That is ${duration}.`,
  overlapNone: 'No stored token of this key is valid any more.',
  overlapEndless: 'Some stored tokens never end: they break whenever the old key is retired.',
  ownOverlap: 'Overlap',
  ownOverlapHint: 'Like 90m, 12h, 3d or 2w; at most 366 days.',
  ownOverlapWrong: 'Write a time like 90m, 12h, 3d or 2w; at most 366 days.',
  switch: 'Switch to the next key',
  switching: 'Switching…',
  switched: (name: string) => `“${name}” has taken over.`,

  rehearse: 'Rehearse it first',
  rehearseAgain: 'Rehearse again',
  rehearseText: 'Plays all four steps on the local API with your stored tokens, without changing anything.',
  rehearsing: 'Rehearsing…',
  rehearsalOld: 'This rehearsal was for another overlap.',
  noTokens: 'There are no stored tokens of this key, so only fresh ones were tried.',
  noneBreaks: (count: number) =>
    count === 1
      ? 'The stored token stays valid for as long as it lives.'
      : `All ${count.toLocaleString('en')} stored tokens stay valid for as long as they live.`,
  someBreak: (count: number, overlap: string) =>
    count === 1
      ? `1 stored token would break: choose an overlap of at least ${overlap}.`
      : `${count.toLocaleString('en')} stored tokens would break: choose an overlap of at least ${overlap}.`,
  someBreakTooLong: (count: number) =>
    count === 1
      ? '1 stored token would break, and lives longer than any overlap: issue it anew before the old key is retired.'
      : `${count.toLocaleString('en')} stored tokens would break, and some live longer than any overlap: issue those anew before the old key is retired.`,
  useOverlap: (overlap: string) => `Take ${overlap}`,
  someShown: (shown: number, total: number) =>
    `The ${shown.toLocaleString('en')} that live longest, of ${total.toLocaleString('en')}, were tried.`,
  table: 'Tokens and steps',
  columnToken: 'Token',
  freshToken: 'A token made at this step',
  unnamed: 'Unnamed token',
  endsNever: 'never ends',
  none: 'none',
  atOnce: 'at once',
  shortSteps: { now: 'Now', published: 'Published', switched: 'Switched', retired: 'Retired' },
  answers: { accepted: 'ok', refused: 'refused', ended: 'ended' },
  answerStatus: (status: number) => `HTTP ${status}`,
  whyRefused: 'Why they were refused',
  keyGone: 'Key: the one that signed it is not accepted at this step.',
  failedCheck: (check: string) => `Check “${check}” failed.`,
  more: (count: number) => `Show ${count.toLocaleString('en')} more`,

  acceptedUntil: 'The old key is accepted until',
  retire: 'Retire the old key now',
  retireTitle: (name: string) => `Retire “${name}” now?`,
  retireText: (count: number) =>
    count === 1
      ? '1 stored token of it is still valid and would be refused from now on.'
      : `${count.toLocaleString('en')} stored tokens of it are still valid and would be refused from now on.`,
  retireNoTokens: 'No stored token of it is valid any more. Tokens elsewhere would be refused from now on.',
  retireConfirm: 'Retire it',
  retired: (name: string) => `“${name}” is retired.`,
  waits: 'Nothing else to do: when the time is up, it is retired by itself.',
  reactivate: 'I switched too early',
  reactivateText: 'Takes the old key into use again; the next one goes back to waiting.',
  reactivateAlone: 'Takes this key into use again; no other key changes.',
  reactivated: (name: string) => `“${name}” is in use again.`,
  finished: 'The rotation is complete.',
  finishedAlone: 'This key is retired, and no other one follows it.',
};
export type KeyRotationMessages = typeof keyRotation;
