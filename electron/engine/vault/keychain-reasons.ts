import { appError, type AppError } from '../../../shared/errors.ts';

/**
 * What a keychain's refusal means, by its text: keytar passes on no code. The texts are libsecret's and GLib's
 * (Linux), Security.framework's (macOS) and the system's (Windows, localized there, so most fall through).
 */
const meanings: readonly [RegExp, AppError['code']][] = [
  [/does not exist at path .*collection|no such (collection|secret collection)|default collection/i, 'keychain-needs-setup'],
  [/locked|dismissed|cancell?ed|denied|not allowed|passphrase you entered|prompt/i, 'keychain-locked'],
  [
    /\.service files|autolaunch|d-?bus|serviceunknown|not provided|could not connect|connection (is )?(closed|refused)/i,
    'keychain-missing',
  ],
  [
    /no such file or directory|disconnected|no default keychain|logon session|not available|noreply|did not receive a reply/i,
    'keychain-missing',
  ],
];

/** What no rule knows is a refusal: the keychain is there and says no. */
export function errorOfRefusal(reason: string): AppError {
  const meaning = meanings.find(([pattern]) => pattern.test(reason));
  return appError(meaning?.[1] ?? 'keychain-locked', { actual: shorten(reason) });
}

/** One line without control characters, as it is shown and logged. */
export function shorten(reason: string): string {
  return reason
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
