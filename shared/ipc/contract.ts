import { z } from 'zod';
import { call, type Bridge, type Handlers } from './define.ts';
import * as keys from '../keys.ts';
import * as bulk from '../bulk.ts';
import * as keyExport from '../key-export.ts';
import { savedFileSchema } from '../key-export.ts';
import { healthReportSchema } from '../key-health.ts';
import * as keyImport from '../key-import.ts';
import * as mintInput from '../mint-input.ts';
import * as profiles from '../profiles.ts';
import * as rotation from '../key-rotation.ts';
import * as sessions from '../sessions.ts';
import * as sources from '../key-sources.ts';
import * as tokens from '../tokens.ts';
import * as hints from '../hints.ts';
import * as inspect from '../inspect.ts';
import * as lint from '../lint.ts';
import * as policies from '../policies.ts';
import * as report from '../report.ts';
import * as scan from '../scan.ts';
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
  'jobs:stop': call(keys.jobSchema, nothing),
  'clipboard:copy': call(z.strictObject({ text: z.string().max(1_048_576) }), tokens.copiedSchema),

  'vault:status': call(nothing, vaultStatusSchema),
  'vault:retry': call(nothing, vaultStatusSchema),
  'vault:use-memory': call(nothing, vaultStatusSchema),
  'vault:start-anew': call(nothing, vaultStatusSchema),
  'vault:show-folder': call(nothing, nothing),

  'keys:list': call(nothing, keys.keyListSchema),
  'keys:get': call(keys.keyIdSchema, keys.keyDetailSchema),
  'keys:create': call(keys.createKeySchema, keys.keySummarySchema),
  'keys:assess-secret': call(keys.assessSecretSchema, keys.secretAssessmentSchema),
  'keys:update': call(keys.updateKeySchema, keys.keySummarySchema),
  'keys:health': call(nothing, healthReportSchema),
  'keys:delete': call(keys.keyIdSchema, keys.deletedKeySchema),
  'keys:restore': call(keys.keyIdSchema, nothing),
  'keys:public': call(keys.keyIdSchema, keyExport.publicKeySchema),
  'keys:copy-public': call(keyExport.exportPublicSchema, tokens.copiedSchema),
  'keys:save-public': call(keyExport.exportPublicSchema, savedFileSchema),
  'keys:save-private': call(keyExport.exportPrivateSchema, savedFileSchema),
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

  'tokens:mint': call(mintInput.mintInputSchema, tokens.shelfItemSchema),
  'tokens:mint-pair': call(mintInput.mintPairSchema, tokens.tokenPairSchema),
  'tokens:refresh': call(tokens.tokenIdSchema, tokens.tokenPairSchema),
  'tokens:step-up': call(sessions.stepUpSchema, tokens.shelfItemSchema),
  'tokens:end-session': call(sessions.sessionIdSchema, sessions.sessionSchema),
  'tokens:renew': call(tokens.tokenIdSchema, tokens.shelfItemSchema),
  'tokens:recipe': call(tokens.tokenIdSchema, tokens.tokenRecipeSchema),
  'tokens:list': call(tokens.shelfQuerySchema, tokens.shelfPageSchema),
  'tokens:facets': call(nothing, tokens.shelfFacetsSchema),
  'tokens:find': call(tokens.findShelvedSchema, tokens.shelvedSchema),
  'tokens:get': call(tokens.tokenIdSchema, tokens.tokenDetailSchema),
  'tokens:text': call(tokens.tokenIdSchema, tokens.tokenTextSchema),
  'tokens:copy': call(tokens.copyTokenSchema, tokens.copiedSchema),
  'tokens:save': call(tokens.saveTokenSchema, tokens.shelfItemSchema),
  'tokens:organize': call(tokens.organizeTokensSchema, tokens.organizedTokensSchema),
  'tokens:undo-organize': call(tokens.organizedBatchSchema, nothing),
  'tokens:delete': call(tokens.deleteTokensSchema, tokens.deletedTokensSchema),
  'tokens:delete-matching': call(tokens.deleteMatchingSchema, tokens.deletedTokensSchema),
  'tokens:restore': call(tokens.deletedBatchSchema, nothing),

  'profiles:list': call(nothing, profiles.profileListSchema),
  'profiles:save': call(profiles.saveProfileSchema, profiles.profileSchema),
  'profiles:delete': call(profiles.profileRefSchema, nothing),
  'profiles:restore': call(profiles.profileRefSchema, nothing),
  'profiles:export': call(profiles.exportProfilesSchema, savedFileSchema),
  'profiles:import': call(nothing, profiles.importedProfilesSchema),

  'bulk:open': call(bulk.bulkOriginSchema, bulk.bulkSourceSchema),
  'bulk:preview': call(bulk.bulkPlanSchema, bulk.bulkPreviewSchema),
  'bulk:run': call(bulk.runBulkSchema, bulk.bulkResultSchema),
  'bulk:close': call(bulk.bulkSessionSchema, nothing),

  'inspect:read': call(inspect.inspectInputSchema, inspect.inspectionSchema),
  'inspect:read-drop': call(inspect.inspectDropSchema, inspect.inspectFileSchema),
  'inspect:choose-file': call(nothing, inspect.inspectFileSchema),
  'inspect:hints': call(inspect.inspectInputSchema, hints.hintsSchema),
  'inspect:lint': call(inspect.inspectInputSchema, lint.lintSchema),
  'inspect:guess-secret': call(inspect.inspectInputSchema.extend(keys.jobSchema.shape), hints.secretGuessSchema),
  'inspect:resign': call(inspect.resignSchema, inspect.resignedSchema),
  'inspect:report': call(report.reportInputSchema, report.reportSchema),
  'inspect:save-report': call(report.saveReportSchema, savedFileSchema),

  'policies:list': call(nothing, policies.policyListSchema),
  'policies:save': call(policies.savePolicySchema, policies.savedPolicySchema),
  'policies:delete': call(policies.policyRefSchema, nothing),
  'policies:restore': call(policies.policyRefSchema, nothing),
  'policies:export': call(policies.exportPoliciesSchema, savedFileSchema),
  'policies:import': call(nothing, policies.importedPoliciesSchema),

  'scan:prepare': call(nothing, nothing),
  'scan:run': call(scan.runScanSchema, scan.scanSummarySchema),
  'scan:rows': call(scan.scanQuerySchema, scan.scanPageSchema),
  'scan:token': call(scan.scanTokenRefSchema, scan.scanTokenSchema),
  'scan:export': call(scan.scanViewSchema, savedFileSchema),
  'scan:close': call(scan.scanSessionSchema, nothing),

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
  'tokens:noticed': tokens.tokenNoticeSchema,
  'profiles:changed': nothing,
  'bulk:progressed': bulk.bulkProgressSchema,
  'policies:changed': nothing,
  'scan:progressed': scan.scanProgressSchema,
  'local-api:changed': localApi.localApiStatusSchema,
  'settings:changed': settings.settingsSchema,
} as const;

export type Contract = typeof contract;
export type AppEvents = typeof events;
export type Channel = keyof Contract;
export type AppHandlers = Handlers<Contract>;
export type AppBridge = Bridge<Contract, AppEvents>;
