import type { ScreenMessages } from '../index.ts';
import { checks } from './checks.ts';
import { claims } from './claims.ts';
import { inspect } from './inspect.ts';
import { inspectHints } from './inspect-hints.ts';
import { inspectPolicies } from './inspect-policies.ts';
import { inspectLint } from './inspect-lint.ts';
import { inspectOthers } from './inspect-others.ts';
import { inspectWork } from './inspect-work.ts';
import { inspectOpaque } from './inspect-opaque.ts';
import { inspectParts } from './inspect-parts.ts';
import { inspectScan } from './inspect-scan.ts';
import { inspectVerdict } from './inspect-verdict.ts';
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

export const screenMessages: ScreenMessages = {
  checks,
  claims,
  inspect,
  inspectHints,
  inspectPolicies,
  inspectLint,
  inspectOthers,
  inspectWork,
  inspectOpaque,
  inspectParts,
  inspectScan,
  inspectVerdict,
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
