import { maxJsonDepth, parseJson } from '../../../shared/json/parse.ts';
import { memberOf, stringMember, type JsonObject } from '../../../shared/json/node.ts';

/**
 * The compact form of a flattened or general JWE for one receiver (RFC 7516 section 7.2). Only where nothing is lost by
 * it: with unprotected parameters, `aad`, several receivers or members of another name it is null.
 */
export function compactOfJwe(text: string): string | null {
  const parsed = parseJson(text, maxJsonDepth);
  if (!parsed.ok || parsed.value.kind !== 'object') return null;
  const jwe = parsed.value;
  const receiver = memberOf(jwe, 'recipients') === undefined ? jwe : onlyReceiver(jwe);
  if (receiver === null) return null;
  const isGeneral = receiver !== jwe;
  const content = ['protected', 'iv', 'ciphertext', 'tag'];
  const names = isGeneral ? [...content, 'recipients'] : [...content, 'encrypted_key'];
  if (!hasOnly(jwe, names) || (isGeneral && !hasOnly(receiver, ['encrypted_key']))) return null;
  const encryptedKey = memberOf(receiver, 'encrypted_key') === undefined ? '' : stringMember(receiver, 'encrypted_key');
  const [header, iv, ciphertext, tag] = content.map((name) => stringMember(jwe, name));
  const parts = [header, encryptedKey, iv, ciphertext, tag];
  return parts.includes(undefined) ? null : parts.join('.');
}

function onlyReceiver(jwe: JsonObject): JsonObject | null {
  const node = memberOf(jwe, 'recipients');
  const [only, ...others] = node?.kind === 'array' ? node.items : [];
  return only?.kind === 'object' && others.length === 0 ? only : null;
}

function hasOnly(object: JsonObject, names: readonly string[]): boolean {
  return object.members.every(({ name }) => names.includes(name));
}
