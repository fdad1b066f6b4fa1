import { createHash, createHmac, generateKeyPairSync } from 'node:crypto';
import type { Page } from '@playwright/test';
import { untilOpen } from './bridge.ts';
import { expect } from './fixtures.ts';
import { foreignToken } from './foreign-token.ts';
import { storyOf } from './story.ts';

/** The Inspect screen, and what one does there, found by role and label. */
export async function inspectStory(window: Page) {
  await untilOpen(window);
  const { main, goTo, inspect } = storyOf(window);
  await goTo('Inspect');
  const judgedBy = main.getByRole('region', { name: 'Judged by' });

  /** Opens or closes a part of what the token is judged by. */
  async function open(part: 'Policy' | 'As of' | 'Keys'): Promise<void> {
    await judgedBy.getByRole('button', { name: new RegExp(`^${part}`), expanded: false }).click();
  }

  /** Pastes a key or a secret for this look alone. */
  async function giveKey(text: string): Promise<void> {
    await open('Keys');
    await judgedBy.getByRole('textbox', { name: 'Paste a key or a secret' }).fill(text);
    await judgedBy.getByRole('button', { name: 'Judge with it' }).click();
    await expect(judgedBy.getByRole('list', { name: '1 key given' })).toBeVisible();
    await window.keyboard.press('Escape');
  }

  /** The title of the verdict: "Valid", with or without warnings, "Not valid: 2 checks failed". */
  async function says(verdict: string): Promise<void> {
    const title = verdict === 'Valid' ? /^Valid(, with .*)?$/ : new RegExp(`^${verdict}$`);
    await expect(main.getByText(title).first()).toBeVisible();
  }

  /** A check's row, by its name. */
  const check = (name: string) => main.getByRole('listitem').filter({ has: window.getByText(name, { exact: true }) });

  /** The value of a claim or header parameter, by its name. */
  const member = (name: string) => main.locator('dl > div').filter({ has: window.getByText(name, { exact: true }) });

  return { main, judgedBy, goTo, inspect, open, giveKey, says, check, member };
}

/** Unix seconds. */
export const now = () => Math.floor(Date.now() / 1000);

/** An HS256 token by `node:crypto` alone. */
export function hmacToken(secret: string | Buffer, claims: object, header: object = {}): string {
  const signed = [{ alg: 'HS256', ...header }, claims].map(encoded).join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

/** A pair of ES256 keys that nobody else has. */
export const ecPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** One payload with a signature of each of these keys (RFC 7515 section 7.2.1); those marked are broken. */
export function generalJson(
  claims: object,
  signers: readonly { key: ReturnType<typeof ecPair>['privateKey']; isBroken?: boolean }[],
): string {
  const signatures = signers.map(({ key, isBroken = false }) => {
    const [header = '', , signature = ''] = foreignToken(key, { alg: 'ES256' }, claims).split('.');
    return { protected: header, signature: isBroken ? `AAAA${signature.slice(4)}` : signature };
  });
  return JSON.stringify({ payload: encoded(claims), signatures });
}

/** An SD-JWT that discloses one claim, shown by the holder of a key (RFC 9901 sections 4.2 and 4.3). */
export function shownCredential(issuer: ReturnType<typeof ecPair>, holder: ReturnType<typeof ecPair>): string {
  const disclosure = encoded(['salt-of-it', 'given_name', 'Ada']);
  const claims = {
    exp: now() + 3600,
    _sd: [sha256(disclosure)],
    _sd_alg: 'sha-256',
    cnf: { jwk: holder.publicKey.export({ format: 'jwk' }) },
  };
  const shown = `${foreignToken(issuer.privateKey, { alg: 'ES256', typ: 'dc+sd-jwt' }, claims)}~${disclosure}~`;
  const proof = { iat: now(), aud: 'https://verifier.example', nonce: 'n-1', sd_hash: sha256(shown) };
  return shown + foreignToken(holder.privateKey, { alg: 'ES256', typ: 'kb+jwt' }, proof);
}

export function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
