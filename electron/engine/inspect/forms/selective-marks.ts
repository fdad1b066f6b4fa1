import { memberOf, stringMember, type JsonNode, type JsonObject } from '../../../../shared/json/node.ts';

/** Whether a JWS says that it is an SD-JWT: by its type (RFC 9901 section 9.11), or by digests in its payload (section 4.2.4). */
export function saysSelective(header: JsonObject | null, claims: JsonObject | null): boolean {
  const typ = header === null ? undefined : stringMember(header, 'typ');
  if (typ !== undefined && /^(?:application\/)?(?:[\w.-]+\+)?sd-jwt$/i.test(typ)) return true;
  return claims !== null && (memberOf(claims, '_sd_alg') !== undefined || hasDigests(claims));
}

function hasDigests(node: JsonNode): boolean {
  if (node.kind === 'array') return node.items.some(hasDigests);
  return node.kind === 'object' && node.members.some(({ name, value }) => isDigests(name, value) || hasDigests(value));
}

function isDigests(name: string, value: JsonNode): boolean {
  return (name === '_sd' && value.kind === 'array') || (name === '...' && value.kind === 'string');
}
