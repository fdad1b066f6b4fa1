import type { LintCode } from '../../../shared/lint.ts';
import { now } from './taken-apart.ts';

export type Sound = readonly [name: string, header: object, claims: object, expected: readonly LintCode[]];

export const hour = { iat: now, exp: now + 3_600 };
export const rs = (more: object = {}) => ({ alg: 'RS256', kid: 'Gn7pZ0bVq3uTg5sYd1RkXw', ...more });
export const es = (more: object = {}) => ({ alg: 'ES256', kid: '2026-01', ...more });
export const guid = '6f2d9a1c-7c1e-4a53-9d0b-1f3a5c7e9b24';
export const logoutEvents = { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } };
