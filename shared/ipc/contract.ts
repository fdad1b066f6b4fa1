import { z } from 'zod';
import { call, type Bridge, type Handlers } from './define.ts';
import * as keys from '../keys.ts';
import * as keyExport from '../key-export.ts';
import { healthReportSchema } from '../key-health.ts';
import * as keyImport from '../key-import.ts';
import * as rotation from '../key-rotation.ts';
import * as sources from '../key-sources.ts';
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
  'keys:get': call(keys.keyIdSchema, keys.keyDetailSchema),
  'keys:create': call(keys.createKeySchema, keys.keySummarySchema),
  'keys:stop-job': call(keys.jobSchema, nothing),
  'keys:assess-secret': call(keys.assessSecretSchema, keys.secretAssessmentSchema),
  'keys:update': call(keys.updateKeySchema, keys.keySummarySchema),
  'keys:health': call(nothing, healthReportSchema),
  'keys:delete': call(keys.keyIdSchema, keys.deletedKeySchema),
  'keys:restore': call(keys.keyIdSchema, nothing),
  'keys:public': call(keys.keyIdSchema, keyExport.publicKeySchema),
  'keys:copy-public': call(keyExport.exportPublicSchema, tokens.copiedSchema),
  'keys:save-public': call(keyExport.exportPublicSchema, keyExport.savedFileSchema),
  'keys:save-private': call(keyExport.exportPrivateSchema, keyExport.savedFileSchema),
  'keys:reveal': call(keys.keyIdSchema, keys.revealedSecretSchema),
  'keys:copy-secret': call(keys.keyIdSchema, tokens.copiedSchema),
  'keys:adopt-orphan': call(keys.keyIdSchema, keys.keySummarySchema),
  'keys:discard-orphan': call(keys.keyIdSchema, nothing),

  'keys:read-import': call(keyImport.readImportSchema, keyImport.importPreviewSchema),
  'keys:unlock-import': call(keyImport.unlockImportSchema, keyImport.importPreviewSchema),
  'keys:finish-import': call(keyImport.finishImportSchema, keyImport.importedKeysSchema),
  'keys:forget-import': call(keyImport.importSessionSchema, nothing),

  'keys:prepare-rotation': call(rotation.prepareRotationSchema, keys.keySummarySchema),
  'keys:switch-rotation': call(rotation.switchRotationSchema, keys.keySummarySchema),
  'keys:retire': call(keys.keyIdSchema, keys.keySummarySchema),
  'keys:reactivate': call(keys.keyIdSchema, keys.keySummarySchema),
  'keys:rehearse-rotation': call(rotation.rehearseRotationSchema, rotation.rehearsalSchema),

  'sources:list': call(nothing, sources.sourceListSchema),
  'sources:get': call(sources.sourceIdSchema, sources.sourceDetailSchema),
  'sources:add': call(sources.addSourceSchema, sources.sourceSummarySchema),
  'sources:reload': call(sources.reloadSourceSchema, sources.sourceSummarySchema),
  'sources:rename': call(sources.renameSourceSchema, sources.sourceSummarySchema),
  'sources:remove': call(sources.sourceIdSchema, nothing),
  'sources:stop-job': call(keys.jobSchema, nothing),

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
  'sources:changed': nothing,
  'job:progressed': keys.jobProgressSchema,
  'files:dropped': keyImport.droppedFilesSchema,
  'tokens:changed': nothing,
  'local-api:changed': localApi.localApiStatusSchema,
  'settings:changed': settings.settingsSchema,
} as const;

export type Contract = typeof contract;
export type AppEvents = typeof events;
export type Channel = keyof Contract;
export type AppHandlers = Handlers<Contract>;
export type AppBridge = Bridge<Contract, AppEvents>;
