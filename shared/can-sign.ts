import type { KeySummary } from './keys.ts';

/** Whether it can make tokens: the one question of Mint and of the local API. By itself, for the renderer loads no schemas. */
export function canSign(key: KeySummary): boolean {
  const isReady = key.state === 'active' || key.state === 'next';
  return isReady && key.use === 'sig' && key.holds !== 'public' && !key.isSecretMissing;
}
