import { z } from 'zod';
import { call, type Bridge, type Handlers } from './define.ts';
import * as keys from '../keys.ts';
import * as tokens from '../tokens.ts';
import * as inspect from '../inspect.ts';
import * as requests from '../requests.ts';
import * as localApi from '../local-api.ts';
import * as settings from '../settings.ts';
import { vaultStatusSchema } from '../vault.ts';

const nothing = z.strictObject({});

/** THE list: every call that the renderer may make. Adding one here makes the compiler demand its handler. */
export const contract = {
  'app:info': call(nothing, settings.appInfoSchema),
  'app:algorithms': call(nothing, settings.appAlgorithmsSchema),
  'settings:get': call(nothing, settings.settingsSchema),
  'settings:save': call(settings.settingsSchema, settings.settingsSchema),
  'clipboard:copy': call(z.strictObject({ text: z.string().max(1_048_576) }), tokens.copiedSchema),

  'vault:status': call(nothing, vaultStatusSchema),
  'vault:retry': call(nothing, vaultStatusSchema),
  'vault:use-memory': call(nothing, vaultStatusSchema),
  'vault:start-anew': call(nothing, vaultStatusSchema),
  'vault:show-folder': call(nothing, nothing),

  'keys:list': call(nothing, keys.keyListSchema),
  'keys:create': call(keys.createKeySchema, keys.keySummarySchema),
  'keys:rename': call(keys.renameKeySchema, keys.keySummarySchema),
  'keys:consequences': call(keys.keyIdSchema, keys.deleteConsequencesSchema),
  'keys:delete': call(keys.keyIdSchema, nothing),
  'keys:public': call(keys.keyIdSchema, keys.publicKeySchema),
  'keys:copy-public': call(keys.copyPublicSchema, tokens.copiedSchema),
  'keys:reveal': call(keys.keyIdSchema, keys.revealedSecretSchema),
  'keys:copy-secret': call(keys.keyIdSchema, tokens.copiedSchema),
  'keys:discard-orphan': call(keys.keyIdSchema, nothing),

  'tokens:mint': call(tokens.mintInputSchema, tokens.shelfItemSchema),
  'tokens:list': call(tokens.shelfQuerySchema, tokens.shelfPageSchema),
  'tokens:get': call(tokens.tokenIdSchema, tokens.shelvedSchema),
  'tokens:text': call(tokens.tokenIdSchema, tokens.tokenTextSchema),
  'tokens:copy': call(tokens.copyTokenSchema, tokens.copiedSchema),
  'tokens:save': call(tokens.saveTokenSchema, tokens.shelfItemSchema),
  'tokens:delete': call(tokens.tokenIdsSchema, nothing),
  'tokens:restore': call(tokens.tokenIdsSchema, nothing),

  'inspect:read': call(inspect.inspectInputSchema, inspect.inspectionSchema),

  'local-api:status': call(nothing, localApi.localApiStatusSchema),
  'local-api:start': call(localApi.startLocalApiSchema, localApi.localApiStatusSchema),
  'local-api:stop': call(nothing, localApi.localApiStatusSchema),

  'requests:send': call(requests.sendInputSchema, requests.exchangeSchema),
  'requests:cancel': call(requests.cancelSchema, nothing),
} as const;

/** What main tells the renderer without being asked. */
export const events = {
  'vault:changed': vaultStatusSchema,
  'keys:changed': nothing,
  'tokens:changed': nothing,
  'local-api:changed': localApi.localApiStatusSchema,
  'settings:changed': settings.settingsSchema,
} as const;

export type Contract = typeof contract;
export type AppEvents = typeof events;
export type Channel = keyof Contract;
export type AppHandlers = Handlers<Contract>;
export type AppBridge = Bridge<Contract, AppEvents>;
