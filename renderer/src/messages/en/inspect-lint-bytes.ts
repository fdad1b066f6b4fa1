import type { LintCode } from '../../../../shared/lint.ts';
import { shown } from '../check-value.ts';
import type { LintText } from './inspect-lint.ts';

/** How the token is written: its size, its base64url, its JSON and its characters. */
export const lintByteTexts = {
  'size-cookie': {
    title: (most, bytes) => `${shown(bytes)} bytes: too large for a cookie (${shown(most)})`,
    why: 'Browsers drop larger cookies without a word.',
    mend: 'Take claims out, or keep the token on the server.',
  },
  'size-header': {
    title: (most, bytes) => `${shown(bytes)} bytes: too large for a header line (${shown(most)})`,
    why: 'Common servers answer such a request with 400 or 431 before the application sees it.',
    mend: 'Take claims out, above all lists of groups and roles.',
  },
  'base64-not-canonical': {
    title: (_, reason) => `The base64url is not written in the one right way (${shown(reason)})`,
    why: 'Several texts then mean the same token: lists of revoked tokens and caches can be passed by.',
    mend: 'Use the alphabet with “-” and “_”, no padding, and no stray bits at the end.',
  },
  'duplicate-member': {
    title: (_, names) => `Names stand there twice: ${shown(names)}`,
    why: 'Some readers take the first value, some the last: one checks what another does not use.',
    mend: 'Write each name once, and let readers refuse the token.',
  },
  'byte-order-mark': {
    title: () => 'The JSON begins with a byte order mark',
    why: 'Strict readers refuse it, others skip it: the token is good here and bad there.',
    mend: 'Write UTF-8 without a byte order mark.',
  },
  'not-utf8': {
    title: () => 'The bytes are not UTF-8',
    why: 'Readers put different characters in place of the wrong bytes, so that they see different names and values.',
    mend: 'Encode the JSON as UTF-8.',
  },
  'hidden-characters': {
    title: (_, points) => `Characters that nobody sees: ${shown(points)}`,
    why: 'Two values look the same and are not: a rule for one does not hold for the other.',
    mend: 'Have the issuer refuse or remove them where names are entered.',
  },
  'bidi-characters': {
    title: (_, points) => `Characters that turn the direction of writing: ${shown(points)}`,
    why: 'On a screen or in a log the value reads otherwise than it is compared.',
    mend: 'Have the issuer refuse or remove them where names are entered.',
  },
  'confusable-characters': {
    title: (_, points) => `Letters that pass for others: ${shown(points)}`,
    why: 'A foreign letter that looks like a Latin one makes a name that people take for another.',
    mend: 'Have the issuer refuse names that mix alphabets.',
  },
  'control-characters': {
    title: (_, points) => `Control characters: ${shown(points)}`,
    why: 'In logs and terminals they can break lines, delete text or end a text early.',
    mend: 'Have the issuer refuse or remove them where names are entered.',
  },
  'white-space': {
    title: (_, bytes) => `The JSON holds ${shown(bytes)} bytes of white space`,
    why: 'It does no harm, but travels with each request.',
    mend: 'Write the JSON without spaces and line breaks.',
  },
  'deep-nesting': {
    title: (most, levels) => `Values are nested ${shown(levels)} levels deep; ${shown(most)} would be plenty`,
    why: 'Deep nesting brings some parsers down.',
    mend: 'Flatten the claims, and let readers limit the depth.',
  },
  'prototype-member': {
    title: (_, names) => `Names that change how JavaScript objects behave: ${shown(names)}`,
    why: 'A reader that merges the claims into an object of its own can be given rights that it never granted.',
    mend: 'Take them out. If nobody of yours made this token, somebody is trying.',
  },
} satisfies Partial<Record<LintCode, LintText>>;
export type LintByteTexts = Readonly<Record<keyof typeof lintByteTexts, LintText>>;
