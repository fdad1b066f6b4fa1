import { expect, test } from '@playwright/test';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { builtInPolicies, type BuiltInPolicyId } from '../../../shared/builtin-policies.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { goodKey, headerText, signText } from '../../vectors/attacks/good.ts';
import { now } from './judging.ts';

const { signing, verifier } = goodKey('ES256');
const jwk = verifier.node.export({ format: 'jwk' });
const times = { iat: now - 5, exp: now + 60 };
const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };

type Good = { header: object; claims: Record<string, unknown> };
/** As the specifications' own examples have them. */
const good: Readonly<Record<BuiltInPolicyId, Good>> = {
  'id-token': { header: {}, claims: { iss: 'https://op.example', sub: '24400320', aud: 's6BhdRkqt3', nonce: 'n', ...times } },
  rfc9068: {
    header: { typ: 'at+jwt' },
    claims: {
      iss: 'https://as.example/',
      sub: '5ba552d67',
      aud: 'https://rs.example/',
      client_id: 's6BhdRkqt3',
      jti: 'dbe39bf3',
      ...times,
    },
  },
  dpop: {
    header: { typ: 'dpop+jwt', jwk },
    claims: { jti: '-BwC3ESc6acc2lTc', htm: 'POST', htu: 'https://server.example.com/token', iat: now - 5 },
  },
  logout: {
    header: { typ: 'logout+jwt' },
    claims: { iss: 'https://op.example', sub: '248289761001', aud: 's6BhdRkqt3', jti: 'bWJq', sid: '08a5019c', events, ...times },
  },
  'security-event': {
    header: { typ: 'secevent+jwt' },
    claims: {
      iss: 'https://idp.example.com/',
      jti: '756E69717565',
      iat: now - 86_400,
      aud: '636C69656E745F6964',
      events: { 'https://schemas.openid.net/secevent/risc/event-type/account-disabled': { reason: 'hijacking' } },
    },
  },
  'client-assertion': { header: {}, claims: { iss: 'client', sub: 'client', aud: 'https://as.example/token', jti: '1', ...times } },
};

async function judged(id: BuiltInPolicyId, { header, claims }: Good) {
  const policy = builtInPolicies.find((each) => each.id === id)?.policy ?? defaultPolicy;
  const token = await signText(headerText(signing, header), JSON.stringify(claims), signing);
  const { verdict } = await verifyToken(token, [verifier], policy, now);
  const bad = verdict.checks
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'unknown')
    .map(({ name, code }) => `${name} ${code}`);
  const warnings = verdict.checks.flatMap(({ outcome, code }) => (outcome === 'warning' ? [code] : []));
  return { valid: verdict.valid, bad, warnings };
}

for (const { id } of builtInPolicies) {
  const known = Object.keys(good).find((each): each is BuiltInPolicyId => each === id);
  test(`${id}: an example of its specification is good, without a warning`, async () => {
    expect(await judged(known ?? 'id-token', good[known ?? 'id-token'])).toEqual({ valid: true, bad: [], warnings: [] });
  });
}

const changed = (id: BuiltInPolicyId, claims: object, header: object = {}): Good => ({
  header: { ...good[id].header, ...header },
  claims: { ...good[id].claims, ...claims },
});
for (const [id, token, ...bad] of [
  ['id-token', changed('id-token', { sub: undefined, iat: undefined }), 'iat iat-absent', 'sub sub-missing'],
  ['id-token', changed('id-token', { exp: now }), 'exp exp-expired'],
  ['rfc9068', changed('rfc9068', {}, { typ: 'JWT' }), 'typ typ-mismatch'],
  ['rfc9068', good['id-token'], 'typ typ-mismatch', 'claim:client_id claim-missing', 'claim:jti claim-missing'],
  ['dpop', changed('dpop', { iat: now - 66 }), 'age age-exceeded'],
  ['dpop', changed('dpop', { iat: now + 6 }), 'iat iat-refused', 'age age-unknown'],
  ['dpop', changed('dpop', { htm: undefined, jti: null }), 'claim:jti claim-missing', 'claim:htm claim-missing'],
  ['dpop', changed('dpop', {}, { jwk: undefined }), 'key key-own-missing', 'signature signature-not-tried'],
  ['logout', changed('logout', { nonce: 'n' }), 'claim:nonce claim-forbidden'],
  ['logout', changed('logout', { sub: undefined, sid: undefined }), 'claim:sub claim-neither'],
  ['logout', changed('logout', { events: { other: {} } }), 'claim:events claim-member-missing'],
  ['logout', good['id-token'], 'claim:jti claim-missing', 'claim:events claim-member-missing', 'claim:nonce claim-forbidden'],
  ['security-event', changed('security-event', { iat: undefined, jti: undefined }), 'iat iat-absent', 'claim:jti claim-missing'],
  ['security-event', changed('security-event', { iss: undefined, events: null }), 'iss iss-missing', 'claim:events claim-missing'],
  ['security-event', changed('security-event', {}, { typ: 'JWT' }), 'typ typ-mismatch'],
  ['security-event', changed('security-event', { exp: now }), 'exp exp-expired'],
  ['client-assertion', changed('client-assertion', { sub: 'other' }), 'claim:sub claim-not-same'],
  ['client-assertion', changed('client-assertion', { aud: undefined, exp: undefined }), 'exp exp-missing', 'aud aud-missing'],
] as const) {
  test(`${id}: ${bad.join(', ')}`, async () => {
    expect(await judged(id, token)).toMatchObject({ valid: false, bad: [...bad] });
  });
}
