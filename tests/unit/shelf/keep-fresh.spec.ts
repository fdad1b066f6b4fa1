import { expect, test } from '@playwright/test';
import { leadTimes, obstacleTo, obstacleToRenewingItself, usualLeadTime } from '../../../renderer/src/features/tokens/renewable.ts';
import type { Session } from '../../../shared/sessions.ts';
import { shelfItem } from './shelf-item.ts';

const session: Session = {
  id: '00000000-0000-4000-8000-000000000001',
  state: 'active',
  startedAt: 0,
  endsAt: 3_600,
  latestEnd: null,
  refreshes: 0,
  revokedAt: null,
  revokedFor: null,
};

test('what stands in the way of renewing is named by its first cause', () => {
  expect(obstacleTo(shelfItem())).toBeNull();
  expect(obstacleTo(shelfItem({ isRenewable: false }))).toBe('other');
  expect(obstacleTo(shelfItem({ isRenewable: false, keyName: null }))).toBe('key');
  expect(obstacleTo(shelfItem({ isRenewable: false, role: 'refresh' }))).toBe('used');
  expect(obstacleTo(shelfItem({ isRenewable: false, isRevoked: true, keyName: null }))).toBe('revoked');
  expect(obstacleTo(shelfItem({ isRenewable: false, source: 'pasted', keyName: null }))).toBe('pasted');
});

test('an access token renews itself by its session, for as long as that stands', () => {
  const access = shelfItem({ isRenewable: false, role: 'access', sessionId: session.id });
  expect(obstacleTo(access)).toBe('session');
  expect(obstacleToRenewingItself(access, session)).toBeNull();
  expect(obstacleToRenewingItself(access, { ...session, state: 'ended' })).toBe('revoked');
  expect(obstacleToRenewingItself({ ...access, isRevoked: true }, { ...session, state: 'revoked' })).toBe('revoked');
  expect(obstacleToRenewingItself(shelfItem({ isRenewable: false }), null)).toBe('other');
});

test('no time before the end is offered that is as long as the life: such a token would renew itself without rest', () => {
  expect(leadTimes(shelfItem({ expiresAt: 3_600 }), null)).toEqual([60, 300, 900]);
  expect(leadTimes(shelfItem({ issuedAt: null, storedAt: 3_000, expiresAt: 3_600 }), null)).toEqual([60, 300]);
  expect(leadTimes(shelfItem({ notBefore: 3_500, expiresAt: 3_600 }), null)).toEqual([60]);
  expect(leadTimes(shelfItem({ expiresAt: 3_600 }), 120)).toEqual([60, 120, 300, 900]);
  expect(leadTimes(shelfItem({ expiresAt: 30 }), null)).toEqual([60]);
});

test('first, a tenth of the life is left', () => {
  expect(usualLeadTime(shelfItem({ expiresAt: 3_600 }))).toBe(300);
  expect(usualLeadTime(shelfItem({ expiresAt: 86_400 }))).toBe(3_600);
  expect(usualLeadTime(shelfItem({ expiresAt: 300 }))).toBe(60);
});
