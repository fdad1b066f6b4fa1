/** The desktop that tests, the tour and the figures run on. Linux: all of it virtual and private; elsewhere the real one. */
export { hasDisplay, startDisplay, withDisplay, type Display } from './desktop/display.ts';
export { startSession, type DesktopSession, type SessionKind } from './desktop/session.ts';
export type { Account } from './desktop/bus.ts';
export type { Keyring, KeyringState } from './desktop/keyring.ts';
