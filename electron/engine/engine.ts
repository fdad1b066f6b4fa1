import type { Resign } from '../../shared/inspect.ts';
import type { LocalApiStatus, ServedRequest } from '../../shared/local-api.ts';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { Exchange, SendInput } from '../../shared/requests.ts';
import { noPlace, type MintInput } from '../../shared/mint-input.ts';
import type { ShelfItem, TokenNotice, TokenPair } from '../../shared/tokens.ts';
import { defaultPolicy } from '../../shared/policy.ts';
import { KeySources } from './key-sources/key-sources.ts';
import { candidatesOf } from './keys/candidates.ts';
import { Bulk } from './bulk/bulk.ts';
import { Jobs } from './jobs.ts';
import { assessSecret } from './keys/health/assess-secret.ts';
import { createInspector, chosenOf } from './inspect/inspector.ts';
import { keysFor, type KeyParts } from './inspect/judging-parts.ts';
import { pastedToken } from './inspect/pasted-token.ts';
import { findingTokens } from './inspect/paste/find-tokens.ts';
import { resign, type Resigned } from './inspect/resign.ts';
import { ImportSessions } from './keys/import/import-sessions.ts';
import { KeyRing } from './keys/key-ring.ts';
import { KeySource } from './keys/key-source.ts';
import { KeyRotation } from './keys/rotation/rotation.ts';
import { vaultKeys, type VaultParts } from './local-api/vault-keys.ts';
import { createLocalApi, type LocalApi } from './local-api/local-api.ts';
import { createMaker } from './mint/make-token.ts';
import { mintToken } from './mint/mint.ts';
import { Policies } from './policies/policies.ts';
import { Profiles } from './profiles/profiles.ts';
import { createSender } from './requests/send.ts';
import { Scan } from './scan/scan.ts';
import { scanPolicies } from './scan/scan-policies.ts';
import { createSessionDesk } from './sessions/session-desk.ts';
import { purgeSessions } from './sessions/purge-sessions.ts';
import { vaultSessionKeys } from './sessions/session-keys.ts';
import { Sessions } from './sessions/sessions.ts';
import { vaultSessions } from './sessions/vault-sessions.ts';
import { createRenewal } from './shelf/renewal.ts';
import { Shelf } from './shelf/shelf.ts';
import { createWatch } from './shelf/watch.ts';
import { availableAlgorithms } from './tokens/runtime-algorithms.ts';
import { noteTokenUse, tokenOfIdentity } from './token-identity.ts';
import { inTurns } from './turns.ts';
import { verifyToken } from './tokens/verify.ts';
import { isVaultOpen } from '../../shared/vault.ts';
import type { Vault } from './vault/vault.ts';
import { noOrigin } from './shelf/token-writes.ts';

/** The name under which all of Tokensmith's keychain items lie. */
export const keychainService = 'Tokensmith';

export type EngineOptions = {
  vault: Vault;
  /** Unix milliseconds. */
  clock?: () => number;
  onServed?: (served: ServedRequest) => void;
  /** What the user asked to be told about a stored token. */
  onNotice?: (notice: TokenNotice) => void;
};

/** All that the app can do, in plain Node: what main and the command line drive. */
export type Engine = ReturnType<typeof createEngine>;

export function createEngine({ vault, clock = Date.now, onServed = () => undefined, onNotice = () => undefined }: EngineOptions) {
  const now = () => clock() / 1000;
  const second = () => Math.floor(now());
  const keyRing = new KeyRing(vault, second);
  const keySource = new KeySource(keyRing);
  const sources = new KeySources(vault, second);
  const candidates = async () => candidatesOf(await keySource.candidates(), await sources.candidates());
  const imports = new ImportSessions({ known: () => keyRing.rows(), add: (keys, options) => keyRing.add(keys, options) }, clock);
  const keyParts: KeyParts = { ring: keyRing, source: keySource, imports, known: candidates };
  const policies = new Policies({ vault, now: second });
  const inspector = createInspector({ keys: keyParts, policies, now });
  const scan = new Scan({
    keys: (judging) => keysFor(judging, keyParts),
    policies: ({ policy }) => scanPolicies(policy, policies),
    now,
  });
  const shelf = new Shelf(vault, second);
  const maker = createMaker({ keys: keySource, now: second });
  const desk = createSessionDesk({ store: vaultSessions(vault, shelf), now: second });
  const vaultParts: VaultParts = { vault, source: keySource, now: second };
  const sessions = new Sessions({ desk, shelf, keys: vaultSessionKeys(vaultParts), now: second });
  const renewal = createRenewal({ shelf, maker, keyRow: (id) => keyRing.row(id), now: second });
  const refresh = async (id: string, inPlaceOf: string | null = null): Promise<Result<TokenPair>> => {
    const token = shelf.refreshTokenFor(id);
    return token.ok ? sessions.refresh(token.value, inPlaceOf) : token;
  };
  const refreshInPlace = async (id: string): Promise<Result<ShelfItem>> => {
    const pair = await refresh(id, id);
    return pair.ok ? ok(pair.value.access) : pair;
  };
  const watch = createWatch({ shelf, renew: renewal.renew, refresh: refreshInPlace, now: second, onNotice });
  const profiles = new Profiles({ vault, ring: keyRing, now: second });
  const bulk = new Bulk({
    keys: keySource,
    store: (tokens, place, { profileId }) =>
      shelf.addMany(
        tokens.map((made) => ({
          ...made,
          source: 'minted',
          place,
          // A hundred thousand recipes would be a hundred thousand times the same: it is read from the token again.
          ...noOrigin,
          profileId,
        })),
      ),
  });
  const server = createLocalApi({ now, sessions: desk, onServed });

  const sender = createSender({
    resolveToken: (identity) => tokenOfIdentity(identity, { shelf, keys: keySource, now }),
    judge: async (compact, at) => verifyToken(compact, await candidates(), defaultPolicy, at),
    now,
  });
  /** Finishes what a crash or a passed undo left behind. Runs whenever the vault opens. */
  const tidy = async (): Promise<void> => {
    profiles.purge();
    policies.purge();
    await keyRing.removal.finish();
    await shelf.purge();
    await purgeSessions(vault, second());
    await shelf.index();
  };
  let isOpen = isVaultOpen(vault.status().state);
  vault.onChange(({ state }) => {
    const wasOpen = isOpen;
    isOpen = isVaultOpen(state);
    // Only when it opens: tidying writes, and may itself change the state of a vault that is open.
    if (isOpen && !wasOpen) void tidy();
    if (isOpen) return watch.poke();
    keyRing.releaseAll();
    keySource.releaseAll();
    sources.releaseAll();
    imports.releaseAll();
    bulk.releaseAll();
    shelf.releaseAll();
    scan.releaseAll();
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
    sessions,
    /** By any token of a session. */
    refresh: (id: string) => refresh(id),
    renewal,
    watch,
    profiles,
    bulk,
    rotation: new KeyRotation({ vault, ring: keyRing, source: keySource, now: second }),
    localApi: localApiOf(server, vaultParts),
    algorithms: availableAlgorithms,
    assessSecret,
    keyHealth: () => keyRing.health(),
    mint: (input: MintInput): Promise<Result<ShelfItem>> => mintToken(input, { maker, shelf }),
    policies,
    inspector,
    scan,
    /** The chosen token of a text, signed again with a key of the vault. */
    async resign(input: Resign): Promise<Result<Resigned>> {
      const found = chosenOf(await inTurns(findingTokens(input.text)), input.index);
      if (found === undefined) return fail(appError('token-malformed', { field: 'text', expected: 'a token' }));
      const key = await keySource.signingKey(input.keyId);
      return key.ok ? resign(found.text, input, key.value) : key;
    },
    /** A token from elsewhere goes on the shelf; where a key of ours made its signature or opened it, it is linked to it. */
    async savePasted(compact: string, label: string | null): Promise<Result<ShelfItem>> {
      const keys = await keysFor({ given: null, keyId: null }, keyParts);
      if (!keys.ok) return keys;
      const pasted = await pastedToken(compact, keys.value, now());
      if (!pasted.ok) return pasted;
      return shelf.add({ ...pasted.value, source: 'pasted', place: { ...noPlace, label: label ?? '' }, ...noOrigin });
    },
    requests: {
      async send(input: SendInput): Promise<Result<Exchange>> {
        if (sending.has(input.id)) return fail(appError('invalid-input', { field: 'id', expected: 'a new id' }));
        const stop = new AbortController();
        sending.set(input.id, stop);
        try {
          const sent = await sender.send(input, stop.signal);
          noteTokenUse(input, sent.ok ? sent.value.status : null, { shelf, now });
          return sent;
        } finally {
          sending.delete(input.id);
        }
      },
      cancel: (id: string) => sending.get(id)?.abort(),
    },
    tidy,
    async close(): Promise<void> {
      jobs.stopAll();
      void watch.stop();
      for (const stop of sending.values()) stop.abort();
      await Promise.all([server.stop(), sender.close()]);
      await keyRing.removal.finish('now');
      keyRing.releaseAll();
      keySource.releaseAll();
      imports.releaseAll();
      bulk.releaseAll();
      scan.releaseAll();
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
