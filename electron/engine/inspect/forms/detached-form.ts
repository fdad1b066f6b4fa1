import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { maxHeaderDepth, readBytes, readObject, type FormatProblem } from '../../tokens/strict-parse.ts';
import type { SignedForm } from './signed-form.ts';

/** A compact JWS without its payload: header, nothing, signature (RFC 7515 appendix F). */
export function readDetached(text: string): Result<SignedForm, FormatProblem> {
  if (text.length > maxTokenBytes) return fail({ code: 'format-too-large', expected: maxTokenBytes, actual: Buffer.byteLength(text) });
  const segments = text.split('.');
  const [header = '', payload = '', signature = ''] = segments;
  if (segments.length !== 3) return fail({ code: 'format-not-compact', expected: 'three segments', actual: segments.length });
  if (payload !== '') return fail({ code: 'format-not-compact', expected: 'no payload', actual: 'a payload' });
  const read = { header: readObject('header', header, maxHeaderDepth), signature: readBytes('signature', signature) };
  const part = {
    protected: read.header.segment,
    unprotected: null,
    signature: read.signature.segment,
    problem: read.header.problem ?? read.signature.problem,
  };
  return ok({ name: 'JWS compact, detached', payload: null, signatures: [part] });
}
