import { createMaker } from '../../../electron/engine/mint/make-token.ts';
import { isJws, type KeyAlgorithm } from '../../../shared/key-algorithms.ts';
import { stringifyJson } from '../../../shared/json/stringify.ts';
import {
  compactForm,
  plainRecipe,
  serializations,
  type MintRecipe,
  type Serialization,
  type TokenForm,
} from '../../../shared/mint-input.ts';
import { mintKeysOf, type TestKey } from '../minted/test-keys.ts';

/** A token of ours for a foreign program, and what it must find in it. */
export type Sample = {
  readonly name: string;
  readonly alg: KeyAlgorithm;
  /** What the program is given: a public key for signatures, else the private key or the secret. */
  readonly key: TestKey;
  readonly text: string;
  readonly form: TokenForm;
  /** Comes beside the token; null where it stands in it. */
  readonly beside: Buffer | null;
  readonly payload: Buffer;
  readonly isClaims: boolean;
};

/** All that foreign parsers of JSON keep as it is: no number that they would write otherwise. */
const claims = '{"z":1,"a":10000000000000000000001,"이름":"에이다 😀","n":{"__proto__":[null,true,"\\u0000\\"\\\\"]},"f":3.5}';
const text = 'Any text.\nNot JSON: \u0000 é €';

type Plan = {
  readonly name: string;
  readonly keyId: string | null;
  readonly key: TestKey;
  readonly form: TokenForm;
  readonly payload: MintRecipe['payload'];
};

/** Every key in every form that its algorithm has, with claims and with text. */
export async function samplesOf(keys: ReadonlyMap<string, TestKey>): Promise<Sample[]> {
  const maker = createMaker({ keys: mintKeysOf(keys), now: () => Math.floor(Date.now() / 1000) });
  const plans = [...keys.values()].flatMap((key) => (isJws(key.alg) ? signedPlans(key) : sealedPlans(key)));
  return Promise.all(
    plans.map(async ({ name, keyId, key, form, payload }) => {
      const recipe: MintRecipe = {
        ...plainRecipe,
        keyId,
        claims: payload.kind === 'claims' ? claims : '',
        payload,
        form,
      };
      const made = await maker.make({ recipe, variables: [], values: [], profileId: null });
      if (!made.ok) throw new Error(`${name}: ${JSON.stringify(made.error)}`);
      const content = Buffer.from(made.value.claims === null ? text : stringifyJson(made.value.claims));
      const isClaims = payload.kind === 'claims';
      return { name, alg: key.alg, key, text: made.value.text, form, beside: form.isDetached ? content : null, payload: content, isClaims };
    }),
  );
}

function signedPlans(key: TestKey): Plan[] {
  // The key's own signature is the last one, which is also the one that faults are planted in.
  const first = key.id === 'HS256' ? 'ES256' : 'HS256';
  const joint: Plan = {
    ...plan(key, 'general', 'text', { otherKeyIds: [key.id] }),
    name: `${key.id} general, after ${first}`,
    keyId: first,
  };
  const forms = serializations.flatMap((serialization) => [
    ...(['claims', 'text'] as const).map((kind) => plan(key, serialization, kind, {})),
    plan(key, serialization, 'text', { isDetached: true }),
    plan(key, serialization, 'text', { isDetached: true, isUnencoded: true }),
  ]);
  return [...forms, joint];
}

function sealedPlans(key: TestKey): Plan[] {
  const bits = key.alg === 'dir' ? (key.key.symmetricKeySize ?? 0) * 8 : 256;
  const enc = ({ 128: 'A128GCM', 192: 'A192GCM', 384: 'A192CBC-HS384', 512: 'A256CBC-HS512' } as const)[bits] ?? 'A256GCM';
  return serializations.map((serialization) => plan(key, serialization, 'claims', { encryption: { keyId: key.id, enc } }));
}

function plan(key: TestKey, serialization: Serialization, kind: 'claims' | 'text', more: Partial<TokenForm>): Plan {
  const words = [key.id, serialization, kind, more.isDetached && 'detached', more.isUnencoded && 'unencoded'].filter(Boolean);
  const payload = kind === 'claims' ? ({ kind } as const) : ({ kind, text } as const);
  return { name: words.join(' '), keyId: isJws(key.alg) ? key.id : null, key, form: { ...compactForm, serialization, ...more }, payload };
}
