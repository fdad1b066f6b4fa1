import { setImmediate } from 'node:timers/promises';
import { appError } from '../../../shared/errors.ts';
import type { Resign } from '../../../shared/inspect.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import { parseObject } from '../../../shared/parse-object.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { VaultSigningKey } from '../keys/key-source.ts';
import { encodeBase64url } from '../tokens/base64url.ts';
import { signBytes } from '../tokens/sign.ts';
import { strictParse, type TokenSegment } from '../tokens/strict-parse.ts';

export type Resigned = { compact: string; changed: ('alg' | 'kid')[] };

/**
 * Signs a compact JWS again, with its header or payload replaced by JSON text. What is not replaced stays byte for byte; of the
 * header only `alg`, and `kid` where there is one, are made to name the key.
 * Errors: 'token-malformed' for anything but a compact JWS whose kept parts can be read; 'json-malformed' and
 * 'claims-not-an-object' with the place, in `field` "header" or "payload"; 'form-impossible' for an unencoded payload.
 */
export async function resign(compact: string, edit: Pick<Resign, 'header' | 'payload'>, key: VaultSigningKey): Promise<Result<Resigned>> {
  await setImmediate();
  const token = strictParse(compact, 'bytes');
  if (token.form !== 'jws') return fail(appError('token-malformed', { field: 'text', expected: 'JWS compact', actual: token.form }));
  const header = edit.header === null ? readKept(token.header?.json) : parseObject(edit.header, 'header');
  if (!header.ok) return header;
  const b64 = memberOf(header.value, 'b64');
  if (b64?.kind === 'boolean' && !b64.value) return fail(appError('form-impossible', { field: 'header', expected: 'an encoded payload' }));
  await setImmediate(); // the largest of either takes most of a turn
  const payload = edit.payload === null ? readSegment(token.payload) : parseObject(edit.payload, 'payload');
  if (!payload.ok) return payload;
  await setImmediate();
  const named = withKey(header.value, key);
  const text = named.changed.length > 0 ? stringifyJson(named.header) : edit.header;
  const head = text === null ? (token.header?.text ?? '') : encodeBase64url(text);
  const body = edit.payload === null ? (token.payload?.text ?? '') : encodeBase64url(edit.payload);
  const signature = await signBytes(Buffer.from(`${head}.${body}`, 'ascii'), key.alg, key.key);
  return ok({ compact: `${head}.${body}.${encodeBase64url(signature)}`, changed: named.changed });
}

function readKept(json: JsonObject | null | undefined): Result<JsonObject> {
  return json ? ok(json) : fail(appError('token-malformed', { field: 'header', expected: 'JSON object' }));
}

/** Any bytes may be kept, but they must be some: what is no base64url would be signed and read by nobody. */
function readSegment(payload: TokenSegment | null): Result<Buffer> {
  const bytes = payload?.bytes ?? null;
  return bytes === null ? fail(appError('token-malformed', { field: 'payload', expected: 'canonical base64url' })) : ok(bytes);
}

function withKey(header: JsonObject, { alg, kid }: VaultSigningKey): { header: JsonObject; changed: Resigned['changed'] } {
  const wanted = { alg, ...(memberOf(header, 'kid') !== undefined && { kid }) };
  const changed = (['alg', 'kid'] as const).filter((name) => wanted[name] !== undefined && stringMember(header, name) !== wanted[name]);
  const members = header.members.map(({ name, value }) => {
    const isMeant = (name === 'alg' || name === 'kid') && changed.includes(name);
    return isMeant ? { name, value: { kind: 'string' as const, value: wanted[name] ?? '' } } : { name, value };
  });
  if (memberOf(header, 'alg') === undefined) members.unshift({ name: 'alg', value: { kind: 'string', value: alg } });
  return { header: { kind: 'object', members }, changed };
}
