import { expect, test } from '@playwright/test';
import { errorOfRefusal, shorten } from '../../../electron/engine/vault/keychain-reasons.ts';

/** Texts as the three systems gave them. */
const recorded: readonly [string, string][] = [
  ['Object does not exist at path “/org/freedesktop/secrets/collection/login”', 'keychain-needs-setup'],
  ['Cannot create an item in a locked collection', 'keychain-locked'],
  ['Prompt was dismissed', 'keychain-locked'],
  ['User canceled the operation.', 'keychain-locked'],
  ['User interaction is not allowed.', 'keychain-locked'],
  ['The user name or passphrase you entered is not correct.', 'keychain-locked'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'keychain-missing'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'keychain-missing'],
  ['Could not connect: No such file or directory', 'keychain-missing'],
  ['The connection is closed', 'keychain-missing'],
  ['A specified logon session does not exist. It may already have been terminated.', 'keychain-missing'],
  ['something that nobody has seen before', 'keychain-locked'],
];

for (const [reason, code] of recorded) {
  test(`"${reason}" means ${code}`, () => {
    expect(errorOfRefusal(reason)).toEqual({ code, actual: reason });
  });
}

test('a reason is one short line', () => {
  expect(shorten(`two\nlines\u0000 and ${'x'.repeat(1_000)}`)).toMatch(/^two lines and x{286}$/);
});
