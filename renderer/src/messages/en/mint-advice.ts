import type { AdviceCode } from '../../../../shared/mint-advice.ts';
import type { ClaimNeed } from '../../../../shared/claim-demands.ts';

export type AdviceText = { readonly title: string; readonly why: string };

/** What the form points out about a token that could be made all the same. */
export const mintAdvice = {
  title: 'Worth a thought',
  count: (count: number) => (count === 0 ? 'No advice.' : count === 1 ? 'One piece of advice.' : `${count} pieces of advice.`),
  severities: { warning: 'Warning:', note: 'Note:' },
  needs: { required: 'required', either: 'one of these', recommended: 'recommended', forbidden: 'not allowed' } satisfies Record<
    ClaimNeed,
    string
  >,
  wanted: 'This type also asks for:',
  addWanted: (name: string, need: string) => `${name}, ${need}`,
  mend: 'Mend it',
  mends: { 'long-lived-access': 'Make it 1 hour', 'not-a-bearer': 'Make it compact' } as Partial<Record<AdviceCode, string>>,
  texts: {
    'never-expires': () => ({
      title: 'It never expires',
      why: 'Whoever gets hold of it can use it for as long as the key is trusted. Choose a lifetime.',
    }),
    'long-lived-access': () => ({
      title: 'Long-lived for an access token',
      why: 'A stolen one works for more than a day. Usual are 5 to 60 minutes, with a refresh token beside it.',
    }),
    'expired-from-start': () => ({ title: 'It is expired from the start', why: 'Good for testing a refusal; else choose a later end.' }),
    'secret-in-claims': (names) => ({
      title: `A secret in the claims: ${names}`,
      why: 'A signature hides nothing: whoever sees the token knows it. Leave it out, and replace it wherever it is in use.',
    }),
    'personal-data': (names) => ({
      title: `Personal data: ${names}`,
      why: 'A signed token can be read by everybody who sees it, in logs too. Leave it out, or encrypt the token.',
    }),
    'weak-key': () => ({
      title: 'A key marked “weak, for testing”',
      why: 'Others may be able to guess it and mint such tokens themselves. Never let it guard real data.',
    }),
    'over-cookie': () => ({
      title: 'More than a cookie holds',
      why: 'Browsers drop cookies over 4 KB. In an Authorization header it still fits.',
    }),
    'over-header': () => ({
      title: 'More than many servers take',
      why: 'nginx, Apache and others refuse a header line over 8 KB. Leave out claims that the receiver can look up.',
    }),
    'lacks-claims': (names) => ({
      title: `The type asks for more: ${names}`,
      why: 'Receivers that keep to the standard refuse the token without it. Fill in the fields, or choose another type.',
    }),
    'forbids-claims': (names) => ({
      title: `The type does not allow: ${names}`,
      why: 'Receivers that keep to the standard refuse the token with it. Remove it, or choose another type.',
    }),
    'not-a-bearer': () => ({
      title: 'No Bearer token',
      why: 'Only compact tokens with their payload go into an Authorization header. Requests cannot send this one.',
    }),
    'claim-looks-like-milliseconds': (names) => ({
      title: `Milliseconds? ${names}`,
      why: 'Times in tokens count seconds. Read as seconds, this is tens of thousands of years ahead: drop the last three digits.',
    }),
    'undeclared-placeholder': (names) => ({
      title: `Not filled in: ${names}`,
      why: 'No variable has this name, so the braces go into the token as they stand. Correct the name, or declare it in the profile.',
    }),
  } satisfies Record<AdviceCode, (names: string) => AdviceText> as Record<AdviceCode, (names: string) => AdviceText>,
};
export type MintAdviceMessages = typeof mintAdvice;
