import { tmpdir } from 'node:os';
import path from 'node:path';
import { Policies } from '../../../electron/engine/policies/policies.ts';
import { createMemoryStore } from '../../../electron/engine/vault/memory-store.ts';
import { createVault, type Vault } from '../../../electron/engine/vault/vault.ts';
import type { PolicyContent } from '../../../shared/policies.ts';
import { defaultPolicy } from '../../../shared/policy.ts';

export const issuer = 'https://issuer.example';
export const content: PolicyContent = {
  name: 'Orders API',
  description: 'What the orders service expects',
  policy: { ...defaultPolicy, issuers: [issuer], required: ['jti'], rules: [{ claim: 'azp', rule: 'equals', value: 'web' }] },
  forIssuers: [issuer, 'https://issuer.example/'],
};
export const another = (name: string, ...forIssuers: string[]): PolicyContent => ({ ...content, name, forIssuers });

export async function given(now: () => number = () => 1_800_000_000): Promise<Policies> {
  return new Policies({ vault: await openVault(), now });
}

export async function openVault(): Promise<Vault> {
  const vault = createVault({ folder: path.join(tmpdir(), 'tokensmith-unit-none'), secrets: createMemoryStore });
  await vault.useMemory();
  return vault;
}
