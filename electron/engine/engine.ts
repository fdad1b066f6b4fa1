import type { Inspection } from '../../shared/inspect.ts';
import type { LocalApiStatus, ServedRequest } from '../../shared/local-api.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Exchange, SendInput } from '../../shared/requests.ts';
import type { MintInput, ShelfItem } from '../../shared/tokens.ts';
import { defaultPolicy, type Policy } from '../../shared/verdict.ts';
import { KeySources } from './key-sources/key-sources.ts';
import { candidatesOf } from './keys/candidates.ts';
import { Jobs } from './jobs.ts';
import { assessSecret } from './keys/health/assess-secret.ts';
import { ImportSessions } from './keys/import/import-sessions.ts';
import { KeyRing } from './keys/key-ring.ts';
import { KeySource } from './keys/key-source.ts';
import { KeyRotation } from './keys/rotation/rotation.ts';
import { vaultKeys, type VaultParts } from './local-api/vault-keys.ts';
import { createLocalApi, type LocalApi } from './local-api/local-api.ts';
import { mintToken } from './mint/mint.ts';
import { createSender, type TokenIdentity } from './requests/send.ts';
import { Shelf } from './shelf/shelf.ts';
import { availableAlgorithms } from './tokens/runtime-algorithms.ts';
import { breakToken } from './tokens/break.ts';
import { inspectText } from './tokens/inspect.ts';
import { strictParse } from './tokens/strict-parse.ts';
import { verifyToken } from './tokens/verify.ts';
import { isVaultOpen } from '../../shared/vault.ts';
import type { Vault } from './vault/vault.ts';

/** The name under which all of Tokensmith's keychain items lie. */
export const keychainService = 'Tokensmith';

export type EngineOptions = {
  vault: Vault;
  /** Unix milliseconds. */
  clock?: () => number;
  onServed?: (served: ServedRequest) => void;
};

/** All that the app can do, in plain Node: what main and the command line drive. */
export type Engine = ReturnType<typeof createEngine>;

export function createEngine({ vault, clock = Date.now, onServed = () => undefined }: EngineOptions) {
  const now = () => clock() / 1000;
  const second = () => Math.floor(now());
  const keyRing = new KeyRing(vault, second);
  const keySource = new KeySource(keyRing);
  const sources = new KeySources(vault, second);
  const candidates = async () => candidatesOf(await keySource.candidates(), await sources.candidates());
  const imports = new ImportSessions({ known: () => keyRing.rows(), add: (keys, options) => keyRing.add(keys, options) }, clock);
  const shelf = new Shelf(vault, second);
  const server = createLocalApi({ now, onServed });

  const resolveToken = async (identity: TokenIdentity): Promise<Result<{ compact: string }>> => {
    const stored = shelf.compact(identity.tokenId);
    if (!stored.ok || identity.fault === 'none') return stored.ok ? ok({ compact: stored.value }) : stored;
    const item = shelf.item(identity.tokenId);
    if (!item.ok) return item;
    const keyId = item.value.keyId;
    const key = keyId === null || identity.fault !== 'expired' ? null : await keySource.signingKey(keyId);
    if (key !== null && !key.ok) return key;
    const broken = await breakToken(stored.value, identity.fault, key === null ? null : key.value, now());
    return broken.ok ? ok({ compact: broken.value }) : broken;
  };
  const sender = createSender({
    resolveToken,
    judge: async (compact, at) => verifyToken(compact, await candidates(), defaultPolicy, at),
    now,
  });
  /** Finishes what a crash or a passed undo left behind. Runs whenever the vault opens. */
  const tidy = async (): Promise<void> => {
    shelf.purge();
    await keyRing.removal.finish();
  };
  let isOpen = isVaultOpen(vault.status().state);
  vault.onChange(({ state }) => {
    const wasOpen = isOpen;
    isOpen = isVaultOpen(state);
    // Only when it opens: tidying writes, and may itself change the state of a vault that is open.
    if (isOpen && !wasOpen) void tidy();
    if (isOpen) return;
    keyRing.releaseAll();
    keySource.releaseAll();
    sources.releaseAll();
    imports.releaseAll();
  });
  const jobs = new Jobs();
  const sending = new Map<string, AbortController>();

  return {
    vault,
    jobs,
    keyRing,
    keySource,
    sources,
    imports,
    shelf,
    rotation: new KeyRotation({ vault, ring: keyRing, source: keySource, now: second }),
    localApi: localApiOf(server, { vault, source: keySource, now: second }),
    algorithms: availableAlgorithms,
    assessSecret,
    keyHealth: () => keyRing.health(),
    mint: (input: MintInput): Promise<Result<ShelfItem>> => mintToken(input, keySource, shelf, second()),
    async inspect(text: string, index: number, policy: Policy = defaultPolicy): Promise<Result<Inspection>> {
      return ok(await inspectText(text, index, await candidates(), policy, now()));
    },
    /** A token from elsewhere goes on the shelf; where a key of ours made its signature, it is linked to it. */
    async savePasted(compact: string, label: string | null): Promise<Result<ShelfItem>> {
      const { problem, header, payload } = strictParse(compact);
      if (problem !== null || !header?.json || !payload?.json) {
        return fail(appError('token-malformed', { field: 'compact', actual: problem?.code ?? 'format-not-object' }));
      }
      const parts = { compact, header: header.json, claims: payload.json };
      const { verdict } = await verifyToken(compact, await candidates(), defaultPolicy, now());
      const isOurs = verdict.checks.some(({ name, outcome }) => name === 'signature' && outcome === 'passed');
      return shelf.add({ ...parts, keyId: isOurs ? (verdict.key?.id ?? null) : null, label, source: 'pasted' });
    },
    requests: {
      async send(input: SendInput): Promise<Result<Exchange>> {
        if (sending.has(input.id)) return fail(appError('invalid-input', { field: 'id', expected: 'a new id' }));
        const stop = new AbortController();
        sending.set(input.id, stop);
        try {
          return await sender.send(input, stop.signal);
        } finally {
          sending.delete(input.id);
        }
      },
      cancel: (id: string) => sending.get(id)?.abort(),
    },
    tidy,
    async close(): Promise<void> {
      jobs.stopAll();
      for (const stop of sending.values()) stop.abort();
      await Promise.all([server.stop(), sender.close()]);
      await keyRing.removal.finish('now');
      keyRing.releaseAll();
      keySource.releaseAll();
      imports.releaseAll();
      vault.close();
    },
  };
}

function localApiOf(server: LocalApi, parts: VaultParts) {
  return {
    status: () => server.status(),
    stop: () => server.stop(),
    async start(port: number, keyId: string): Promise<Result<LocalApiStatus>> {
      const keys = await vaultKeys(keyId, parts);
      return keys.ok ? server.start({ port, keys: keys.value }) : keys;
    },
  };
}
