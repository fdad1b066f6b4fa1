import fc from 'fast-check';
import type { JsonObject } from '../../../shared/json/node.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import {
  compactForm,
  plainRecipe,
  serializations,
  type ContentEncryption,
  type FilledRecipe,
  type MintRecipe,
  type TokenForm,
} from '../../../shared/mint-input.ts';
import { claimObjects } from '../../unit/mint/json-nodes.ts';

/** A token to be made. `signers` and `recipient` are ids of test keys. */
export type MintCase = {
  readonly shape: string;
  readonly filled: FilledRecipe;
  /** Custom claims, or the payload's exact bytes. */
  readonly content: { readonly claims: JsonObject } | { readonly bytes: Buffer };
  readonly signers: readonly string[];
  readonly recipient: string | null;
};

/** How tokens can be written; 'nested' is signed, then encrypted. */
type Shape = { readonly name: string; readonly kind: 'jws' | 'jwe' | 'nested'; readonly form: TokenForm; readonly signers: number };

const jwsShapes: Shape[] = serializations.flatMap((serialization) =>
  [false, true].flatMap((isDetached) =>
    [false, true].map((isUnencoded) => {
      const words = [serialization, isDetached && 'detached', isUnencoded && 'unencoded'].filter((word) => word !== false);
      const form = { ...compactForm, serialization, isDetached, isUnencoded };
      return { name: `JWS ${words.join(' ')}`, kind: 'jws' as const, form, signers: 1 };
    }),
  ),
);
const severalShapes: Shape[] = [2, 3].map((signers) => {
  return { name: `JWS general, ${signers} signatures`, kind: 'jws', form: { ...compactForm, serialization: 'general' }, signers };
});
const sealedShapes: Shape[] = (['jwe', 'nested'] as const).flatMap((kind) =>
  serializations.map((serialization) => {
    const form = { ...compactForm, serialization };
    return { name: `${kind === 'jwe' ? 'JWE' : 'signed, then JWE'} ${serialization}`, kind, form, signers: kind === 'jwe' ? 0 : 1 };
  }),
);
export const signedShapes: readonly Shape[] = [...jwsShapes, ...severalShapes];
export const encryptedShapes: readonly Shape[] = sealedShapes;

const registered = new Set(['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti']);
export const customClaims: fc.Arbitrary<JsonObject> = claimObjects.filter(
  ({ members }) => !members.some(({ name }) => registered.has(name)),
);
/** What may stand unencoded in a compact token (RFC 7797 section 5.2). */
const compactText = fc.stringMatching(/^[ -\-/-~]{0,60}$/);
/** jose refuses code points without a meaning in unencoded JSON payloads. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.replaceAll(/\p{Cn}/gu, '\u0000'));
const anyBytes = fc.uint8Array({ maxLength: 80 }).map((bytes) => Buffer.from(bytes));
const ownHeaders = fc.constantFrom(
  '',
  '',
  '',
  '{"x":1.0,"__proto__":{"a":[]},"big":10000000000000000000001}',
  '{"역할":"관리자","cty2":null}',
);

/** The random part of a case; which of it is used depends on its shape. */
export const randomParts = fc.record({
  claims: customClaims,
  compactText,
  text: anyText,
  bytes: anyBytes,
  header: ownHeaders,
  which: fc.nat(),
});
export type RandomParts = typeof randomParts extends fc.Arbitrary<infer Parts> ? Parts : never;

export function caseOf(
  shape: Shape,
  signers: readonly string[],
  recipient: { id: string; enc: ContentEncryption } | null,
  parts: RandomParts,
): MintCase {
  const { payload, content } = payloadFor(shape, parts);
  const [keyId = null, ...otherKeyIds] = signers;
  const encryption = recipient === null ? null : { keyId: recipient.id, enc: recipient.enc };
  const recipe: MintRecipe = {
    ...plainRecipe,
    keyId,
    header: parts.header,
    typ: parts.which % 2 === 0 ? 'JWT' : null,
    claims: 'claims' in content ? stringifyJson(content.claims) : '',
    payload,
    form: { ...shape.form, otherKeyIds, encryption },
  };
  const filled = { recipe, variables: [], values: [], profileId: null };
  return { shape: shape.name, filled, content, signers, recipient: recipient?.id ?? null };
}

function payloadFor(
  shape: Shape,
  { claims, compactText: plain, text, bytes, which }: RandomParts,
): Pick<MintCase, 'content'> & Pick<MintRecipe, 'payload'> {
  const { isUnencoded, isDetached, serialization } = shape.form;
  if (isUnencoded && !isDetached && serialization === 'compact') {
    return { payload: { kind: 'text', text: plain }, content: { bytes: Buffer.from(plain) } };
  }
  // Bytes that are no UTF-8 cannot stand in JSON as they are.
  const kinds = isUnencoded ? (isDetached ? ['text', 'bytes'] : ['text']) : ['claims', 'claims', 'text', 'bytes'];
  switch (kinds[which % kinds.length]) {
    case 'claims':
      return { payload: { kind: 'claims' }, content: { claims } };
    case 'text':
      return { payload: { kind: 'text', text }, content: { bytes: Buffer.from(text) } };
    default:
      return { payload: { kind: 'base64url', text: bytes.toString('base64url') }, content: { bytes } };
  }
}
