import { memberOf, type JsonNode, type JsonObject } from './json/node.ts';
import { pathOf, valuesIn, type Visited } from './json/walk.ts';

const secretName =
  /^(?:password|passwd|pwd|passphrase|secret|client_?secret|api_?key|private_?key|access_?key|secret_?key|signing_?key|otp_?secret|비밀번호)$/i;
const secretText =
  /^(?:AKIA|ASIA)[A-Z2-7]{16}$|^gh[pousr]_\w{36,}$|^github_pat_\w{22,}|^glpat-[\w-]{20,}|^[sr]k_(?:live|test)_\w{16,}|^xox[abpr]-[\w-]{10,}|^sk-(?:ant-)?[\w-]{20,}$|^npm_\w{36}$/;

const mostPaths = 10;

/** Paths ("user.password", "keys[0]") of what is a secret by its name or by its looks. At most ten. */
export function secretsIn(claims: JsonObject): string[] {
  return valuesIn(claims).filter(isSecret).slice(0, mostPaths).map(pathOf);
}

/** By the name of its member or by what stands in it. */
export function isSecret({ step, node }: Visited): boolean {
  if (node.kind === 'object') return isPrivateKey(node);
  if (node.kind !== 'string' || node.value === '') return false;
  return (typeof step === 'string' && secretName.test(step)) || node.value.includes(' PRIVATE KEY-----') || secretText.test(node.value);
}

function isPrivateKey(node: JsonObject): boolean {
  const isText = (value: JsonNode | undefined) => value?.kind === 'string';
  return isText(memberOf(node, 'kty')) && (isText(memberOf(node, 'd')) || isText(memberOf(node, 'k')));
}
