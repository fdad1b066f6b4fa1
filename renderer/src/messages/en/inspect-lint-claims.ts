import type { LintCode } from '../../../../shared/lint.ts';
import type { CheckValue } from '../../../../shared/verdict.ts';
import { formatDuration } from '../../lib/format.ts';
import { quoted, shown } from '../check-value.ts';
import type { LintText } from './inspect-lint.ts';
import { time } from './time.ts';

const life = (value: CheckValue) => (typeof value === 'number' ? formatDuration(value, time) : shown(value));

/** What the claims say: times, parties, kinds of values and what should not stand there. */
export const lintClaimTexts = {
  'exp-missing': {
    title: () => 'The token never expires',
    why: 'Whoever gets hold of it can use it for ever, unless every reader asks for revocation.',
    mend: 'Write “exp”, and let readers demand it.',
  },
  'life-long': {
    title: (most, seconds) => `It holds for ${life(seconds)}; ${life(most)} is the most for such a token`,
    why: 'A stolen token stays good for as long, and what it says about its holder grows old.',
    mend: 'Shorten the life and renew the token when it is needed.',
  },
  'exp-before-iat': {
    title: () => 'It expired before it was issued',
    why: 'No reader ever accepts it: most often a unit or a time zone is mixed up.',
    mend: 'Correct “exp” or “iat”: both are seconds since 1970, UTC.',
  },
  'nbf-after-exp': {
    title: () => 'It becomes valid only after it has expired',
    why: 'There is no moment at which it holds.',
    mend: 'Correct “nbf” or “exp”.',
  },
  'time-milliseconds': {
    title: (_, value) => `A time is written in milliseconds: ${shown(value)}`,
    why: 'Times are seconds. Read as such this one lies thousands of years ahead, so that the token never expires or never begins.',
    mend: 'Divide by 1000.',
  },
  'time-fraction': {
    title: (_, value) => `A time has a fraction: ${shown(value)}`,
    why: 'It is allowed, but readers in some languages expect whole numbers and refuse the token.',
    mend: 'Write whole seconds.',
  },
  'time-text': {
    title: (expected, kind) => `A time is of the kind ${shown(kind)}, not ${shown(expected)}`,
    why: 'Strict readers refuse it; others skip the check, so that the token never expires.',
    mend: 'Write seconds since 1970 as a number.',
  },
  'iss-missing': {
    title: () => 'The token does not say who issued it',
    why: 'A reader that knows several issuers cannot tell whose key has to fit.',
    mend: 'Write “iss”, and let readers compare it.',
  },
  'aud-missing': {
    title: () => 'The token does not say for whom it is',
    why: 'A service that receives it can use it at any other service that trusts the same issuer.',
    mend: 'Write “aud”, and let each service insist on its own name.',
  },
  'aud-wide': {
    title: (most, count) =>
      count === '*'
        ? 'It is meant for everybody: aud is “*”'
        : `It is meant for ${shown(count)} services; more than ${shown(most)} is wide`,
    why: 'Each of them can use the token at all the others.',
    mend: 'Issue a token of its own for each service.',
  },
  'iss-not-https': {
    title: (_, iss) => `iss is no https address: ${quoted(iss)}`,
    why: 'Readers fetch the keys of the issuer from there. Without https anyone on the way can hand out their own.',
    mend: 'Give the issuer an https address.',
  },
  'claims-lacking': {
    title: (_, names) => `Claims that this kind of token must have are missing: ${shown(names)}`,
    why: 'Readers that follow the standard refuse it, and those that do not skip a check that protects them.',
    mend: 'Have the issuer write them.',
  },
  'claims-forbidden': {
    title: (_, names) => `Claims that this kind of token must not have: ${shown(names)}`,
    why: 'With them a token of one kind can be passed off as one of another.',
    mend: 'Have the issuer leave them away.',
  },
  'claim-type-wrong': {
    title: (expected, kind) => `A claim is of the kind ${shown(kind)}; ${shown(expected)} is demanded`,
    why: 'Readers disagree on what it says: strict ones refuse the token, others compare it wrongly.',
    mend: 'Write it as the standard has it.',
  },
  'scope-not-text': {
    title: (_, kind) => `scope is of the kind ${shown(kind)}, not one text with spaces`,
    why: 'Readers that split a text at its spaces find no scope in it, or one too many.',
    mend: 'Write the scopes into one text, with spaces between.',
  },
  'number-unsafe': {
    title: (_, value) => `A number is too large to be read exactly: ${shown(value)}`,
    why: 'Beyond 2^53 many languages round, so that two different ids become one.',
    mend: 'Write it as text.',
  },
  'number-odd': {
    title: (expected, value) => `A number is written as ${shown(value)}; readers will write ${shown(expected)}`,
    why: 'The value is the same, but whoever writes the claims anew gets other bytes, and no signature fits them.',
    mend: 'Write whole numbers without fraction and exponent.',
  },
  'personal-data': {
    title: () => 'It seems to tell about a person',
    why: 'A signed token is not secret: it can be read by whoever holds it, and ends up in logs.',
    mend: 'Leave out what the readers do not need, or encrypt the token.',
  },
  'secret-in-claims': {
    title: () => 'A secret stands in the claims',
    why: 'A signature hides nothing: everybody who has seen this token knows the secret.',
    mend: 'Take the secret out and replace it wherever it is in use.',
  },
  'token-in-claims': {
    title: () => 'Another token stands in the claims',
    why: 'Whoever reads this token can use the one inside.',
    mend: 'Hand it over by another way, or refer to it by its jti or hash.',
  },
  'claims-many': {
    title: (most, count) => `It has ${shown(count)} claims; more than ${shown(most)} are rarely needed`,
    why: 'All of them travel with each request, and most readers look at a few.',
    mend: 'Keep what readers need, and let them ask for the rest.',
  },
} satisfies Partial<Record<LintCode, LintText>>;
export type LintClaimTexts = Readonly<Record<keyof typeof lintClaimTexts, LintText>>;
