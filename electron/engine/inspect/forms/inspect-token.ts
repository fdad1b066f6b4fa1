import { assertNever, type Result } from '../../../../shared/result.ts';
import type { InspectedToken, Opaque, TokenKind } from '../../../../shared/inspect.ts';
import type { FormatProblem } from '../../tokens/strict-parse.ts';
import { judge } from '../../tokens/verify.ts';
import { judgeCompact } from './compact-form.ts';
import { readDetached } from './detached-form.ts';
import { judgeEncrypted } from './encrypted-form.ts';
import { readSignedJson } from './json-form.ts';
import { settled, type OpenJudging } from './judging.ts';
import { bareToken } from './parts.ts';
import { isSelectiveForm, judgeSelective, judgeSelectiveForm } from './selective-form.ts';
import { judgeSigned, type SignedForm } from './signed-form.ts';

/** A token as it was found in a text: what it looks like, and its text without what stood inside and around it. */
export type TokenToInspect = { readonly kind: TokenKind; readonly text: string; readonly opaque: Opaque | null };

/**
 * Takes any token apart and judges it. Every check that its kind has is made and listed, in the order of shared/verdict.ts, and
 * a token is valid only if none of them failed or could not be tried.
 */
export async function inspectToken(token: TokenToInspect, judging: OpenJudging): Promise<InspectedToken> {
  const { kind, text } = token;
  const base = bareToken(kind, text, judging.at);
  switch (kind) {
    case 'jws':
    case 'damaged':
      return judgeCompact(base, judging);
    case 'jws-json':
      return judgeForm(readSignedJson(text), base, judging);
    case 'jws-detached':
      return judgeForm(readDetached(text), base, judging);
    case 'jwe':
    case 'jwe-json':
      return judgeEncrypted(text, base, judging, inspectToken);
    case 'sd-jwt':
      return judgeSelective(text, base, judging);
    case 'opaque':
      return { ...base, opaque: token.opaque };
    default:
      return assertNever(kind);
  }
}

async function judgeForm(form: Result<SignedForm, FormatProblem>, base: InspectedToken, judging: OpenJudging): Promise<InspectedToken> {
  if (form.ok) return isSelectiveForm(form.value) ? judgeSelectiveForm(form.value, base, judging) : judgeSigned(form.value, base, judging);
  const unreadable = { form: 'other', problem: form.error, header: null, payload: null, signature: null } as const;
  const { keys, policy, at } = settled(judging, null);
  const { verdict } = await judge(unreadable, keys.signing, policy, at);
  return { ...base, verdict };
}
