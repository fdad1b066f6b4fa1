import { claims } from './claims.ts';
import { inspect } from './inspect.ts';
import { localApi } from './local-api.ts';
import { mint } from './mint.ts';
import { mintAdvice } from './mint-advice.ts';
import { mintBulk } from './mint-bulk.ts';
import { mintForm } from './mint-form.ts';
import { mintPair } from './mint-pair.ts';
import { mintProfiles } from './mint-profiles.ts';
import { requests } from './requests.ts';
import { tokenDetail } from './token-detail.ts';
import { tokenLife } from './token-life.ts';
import { tokens } from './tokens.ts';

/** What the first screen does without: loaded with the first of the others. */
export const screenMessages = {
  claims,
  inspect,
  localApi,
  mint,
  mintAdvice,
  mintBulk,
  mintForm,
  mintPair,
  mintProfiles,
  requests,
  tokenDetail,
  tokenLife,
  tokens,
};
