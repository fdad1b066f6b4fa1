import { expect, test } from '@playwright/test';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import { diffTokens } from '../../../shared/diff/token-diff.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { hmacKey, now, signed } from '../inspect-ui/judged.ts';

test('the key of a compared token is the one that was asked, and not the only one there is', async () => {
  const keys = { signing: [hmacKey], decryption: [] };
  const looked = (alg: string) =>
    inspectToken(
      { kind: 'jws', text: signed({ exp: now + 60 }, { alg }), opaque: null },
      { keys, policy: defaultPolicy, at: now, payload: null },
    );
  const { key } = diffTokens(await looked('HS256'), await looked('ES256'));
  expect(key).toEqual({ left: hmacKey.name, right: null, isSame: false });
});
