import { createSecretKey } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { CompactEncrypt } from 'jose';
import { createInspector } from '../../../electron/engine/inspect/inspector.ts';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import type { JudgingKeys } from '../../../electron/engine/inspect/forms/judging.ts';
import type { TokenKind } from '../../../shared/inspect.ts';
import { stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import { appError } from '../../../shared/errors.ts';
import { fail, ok } from '../../../shared/result.ts';
import { inspectInput } from '../../inspect-input.ts';
import { valueOf } from '../engine/memory-engine.ts';
import { now, opener } from './judging.ts';
import { cnf, digest, disclosure, issue, signing, withProof } from './sd-jwt.ts';

const issuer = 'https://issuer.test';
const key = createSecretKey(Buffer.alloc(32, 7));
const issuerName = disclosure('iss', issuer);
const sdJwt = withProof(issue({ cnf }, []));
const jwt = sdJwt.split('~', 1)[0] ?? '';
const [head, payload, signature] = jwt.split('.');

function sealed(content: string): Promise<string> {
  return new CompactEncrypt(Buffer.from(content)).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key);
}

const ofIssuer: Policy = { ...defaultPolicy, required: ['cnf', 'jti'], leewaySeconds: 7 };
const tokens: [kind: TokenKind, text: string, issuer: string | null][] = [
  ['jws', jwt, issuer],
  ['jws-json', JSON.stringify({ payload, protected: head, signature }), issuer],
  ['jws-json', '{"payload":1}', null],
  ['sd-jwt', sdJwt, issuer],
  ['sd-jwt', issue({ iss: undefined, _sd: [digest(issuerName)] }, [issuerName]), issuer],
  ['sd-jwt', sdJwt.replace('~', '~~'), null],
  ['jwe', await sealed(jwt), issuer],
  ['jwe', await sealed(sdJwt), issuer],
  ['jwe', await sealed(`{"iss":"${issuer}","exp":${now + 60}}`), issuer],
  ['jwe', `${(await sealed('{}')).slice(0, -2)}AA`, null],
  ['damaged', 'e30', null],
];

for (const [index, [kind, text, expected]] of tokens.entries()) {
  test(`rules that hang on the issuer judge as those rules alone, and open a token once: ${index + 1}. ${kind}`, async () => {
    const decryption = [opener('dir', key)];
    const keys: JudgingKeys = { signing, decryption };
    const asked: (string | null)[] = [];
    const policy = (claims: JsonObject | null): Policy => {
      const said = claims === null ? null : (stringMember(claims, 'iss') ?? null);
      asked.push(said);
      return said === issuer ? ofIssuer : defaultPolicy;
    };
    const token = { kind, text, opaque: null };
    const judged = await inspectToken(token, { keys, policy, at: now, payload: null });
    expect(asked).toEqual([expected]);
    expect(decryption[0]?.reads()).toBe(kind === 'jwe' ? 1 : 0);
    const fixed = { keys, policy: expected === null ? defaultPolicy : ofIssuer, at: now, payload: null };
    expect(judged).toEqual(await inspectToken(token, fixed));
  });
}

test('the inspector reads a key once, and judges by the policy of the issuer', async () => {
  const decryption = opener('dir', key);
  const saved = { id: 'own', name: 'Own', description: '', forIssuers: [issuer], isBuiltIn: false, changedAt: 0, policy: ofIssuer };
  const inspector = createInspector({
    keys: {
      ring: { rows: () => ok([]) },
      source: { decryptionKey: async () => fail(appError('key-not-found')), retired: () => [] },
      imports: { candidates: () => ok([]), decryptionKeys: () => ok([decryption]) },
      known: async () => [...signing],
    },
    policies: { get: () => ok(saved), forIssuer: (name) => ok(name === issuer ? saved : null) },
    now: () => now,
  });
  const given = { session: '00000000-0000-4000-8000-000000000000', encoding: null };
  const { token, policy } = valueOf(await inspector.read(inspectInput(await sealed(sdJwt), { policy: { kind: 'auto' }, given })));
  expect(policy).toEqual({ id: 'own', isByIssuer: true });
  expect(token?.verdict.checks.find(({ name }) => name === 'claim:jti')?.code).toBe('claim-missing');
  expect(decryption.reads()).toBe(1);
});
