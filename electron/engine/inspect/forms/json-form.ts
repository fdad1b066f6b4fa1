import { memberOf, type JsonObject } from '../../../../shared/json/node.ts';
import { parseJson } from '../../../../shared/json/parse.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { memberReader, type MemberReader } from '../../tokens/member-reader.ts';
import { jsonProblem, maxHeaderDepth, readBytes, readObject, type FormatProblem } from '../../tokens/strict-parse.ts';
import type { SignaturePart, SignedForm } from './signed-form.ts';

/** More signatures than that are an attack on whoever tries them all. */
const maximumSignatures = 100;

/**
 * Takes a flattened or general JWS apart (RFC 7515 section 7.2). Strict JSON; members of another name are passed over, as
 * section 7.2.1 demands. Where one signature cannot be read its `problem` says so and the others are read all the same.
 */
export function readSignedJson(text: string): Result<SignedForm, FormatProblem> {
  if (text.length > maxTokenBytes) return fail({ code: 'format-too-large', expected: maxTokenBytes, actual: Buffer.byteLength(text) });
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const [code, expected, actual] = jsonProblem('JWS', parsed.error);
    return fail({ code, expected, actual });
  }
  if (parsed.value.kind !== 'object') return malformed('JSON object', parsed.value.kind);
  const jws = parsed.value;
  const isGeneral = memberOf(jws, 'signatures') !== undefined;
  // RFC 7515 section 7.2.2: the flattened form has no "signatures", the general one nothing of one signature outside.
  const stray = isGeneral ? ['protected', 'header', 'signature'].find((name) => memberOf(jws, name) !== undefined) : undefined;
  if (stray !== undefined) return malformed('signatures alone', `signatures and ${stray}`);
  const read = memberReader();
  const payload = read.text(jws, 'payload');
  const objects = isGeneral ? read.objects(jws, 'signatures', maximumSignatures) : [jws];
  const signatures: SignaturePart[] = [];
  for (const object of objects) {
    const part = signaturePart(object, read);
    if (part === null) return malformed('protected or header, and signature', 'not these');
    signatures.push(part);
  }
  const problem = read.problem();
  if (problem !== null) return fail(problem);
  const [first, ...further] = signatures;
  if (first === undefined) return malformed('signatures: 1 or more', 'signatures: 0');
  return ok({ name: isGeneral ? 'JWS general JSON' : 'JWS flattened JSON', payload, signatures: [first, ...further] });
}

/** Null where a member is missing that must be there. */
function signaturePart(object: JsonObject, read: MemberReader): SignaturePart | null {
  const [header, unprotected, signature] = [read.text(object, 'protected'), read.object(object, 'header'), read.text(object, 'signature')];
  const isWhole = signature !== null && (header !== null || unprotected !== null);
  if (!isWhole && read.problem() === null) return null;
  const made = {
    header: header === null ? null : readObject('header', header, maxHeaderDepth),
    signature: readBytes('signature', signature ?? ''),
  };
  return {
    protected: made.header?.segment ?? null,
    unprotected,
    signature: made.signature.segment,
    problem: made.header?.problem ?? made.signature.problem,
  };
}

function malformed(expected: string, actual: string): Result<never, FormatProblem> {
  return fail({ code: 'format-json-malformed', expected, actual });
}
