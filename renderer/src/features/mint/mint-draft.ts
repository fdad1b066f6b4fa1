import type { LifetimePreset } from '../../../../shared/lifetime.ts';
import type { ContentEncryption, Serialization } from '../../../../shared/mint-input.ts';
import type { VariableValues, Variable } from '../../../../shared/variables.ts';
import { noClaims, type ClaimsDraft } from './claims-draft.ts';

export const typChoices = ['JWT', 'at+jwt', 'dpop+jwt', 'logout+jwt', 'own', 'none'] as const;
export type TypChoice = (typeof typChoices)[number];
export type LifetimeChoice = LifetimePreset | 'custom' | 'never';
export const kidChoices = ['key', 'own', 'none'] as const;
export type KidChoice = (typeof kidChoices)[number];
export const notBeforeChoices = ['none', 'now', 'own'] as const;
export type NotBeforeChoice = (typeof notBeforeChoices)[number];
export const issuedAtChoices = ['now', 'own', 'none'] as const;
export type IssuedAtChoice = (typeof issuedAtChoices)[number];
export const payloadChoices = ['claims', 'text', 'base64url'] as const;
export type PayloadChoice = (typeof payloadChoices)[number];

/**
 * The form as it stands, right or not. What a choice puts out of sight is kept, so that going back brings it back;
 * only what is in sight counts (`recipeOf`).
 */
export type MintDraft = {
  readonly keyId: string | null;
  /** False: only encrypted. Counts where `isSealed` is on. */
  readonly isSigned: boolean;
  readonly typ: TypChoice;
  readonly ownTyp: string;
  readonly kid: KidChoice;
  readonly ownKid: string;
  readonly header: ClaimsDraft;
  readonly embedsKey: boolean;
  readonly subject: string;
  readonly issuer: string;
  readonly audience: readonly string[];
  /** What is being typed into the audience's field and is no tag yet. It counts. */
  readonly audienceText: string;
  readonly claims: ClaimsDraft;
  readonly lifetime: LifetimeChoice;
  readonly customLifetime: string;
  readonly notBefore: NotBeforeChoice;
  readonly ownNotBefore: string;
  readonly issuedAt: IssuedAtChoice;
  readonly ownIssuedAt: string;
  readonly jti: 'random' | 'none';
  readonly payload: PayloadChoice;
  readonly payloadText: string;
  readonly payloadBytes: string;
  readonly serialization: Serialization;
  readonly isDetached: boolean;
  readonly isUnencoded: boolean;
  readonly otherKeyIds: readonly string[];
  readonly isSealed: boolean;
  readonly sealKeyId: string | null;
  readonly enc: ContentEncryption;
  readonly label: string;
  readonly folder: string;
  readonly environment: string;
  readonly tags: readonly string[];
  readonly notes: string;
  readonly variables: readonly Variable[];
  readonly values: VariableValues;
  readonly profileId: string | null;
};

export const emptyDraft: MintDraft = {
  keyId: null,
  isSigned: true,
  typ: 'JWT',
  ownTyp: '',
  kid: 'key',
  ownKid: '',
  header: noClaims,
  embedsKey: false,
  subject: '',
  issuer: '',
  audience: [],
  audienceText: '',
  claims: noClaims,
  lifetime: '1h',
  customLifetime: '',
  notBefore: 'none',
  ownNotBefore: '',
  issuedAt: 'now',
  ownIssuedAt: '',
  jti: 'random',
  payload: 'claims',
  payloadText: '',
  payloadBytes: '',
  serialization: 'compact',
  isDetached: false,
  isUnencoded: false,
  otherKeyIds: [],
  isSealed: false,
  sealKeyId: null,
  enc: 'A256GCM',
  label: '',
  folder: '',
  environment: '',
  tags: [],
  notes: '',
  variables: [],
  values: [],
  profileId: null,
};

/** Whether the payload is claims, so that their fields count. */
export function hasClaims(draft: MintDraft): boolean {
  return draft.payload === 'claims';
}

export function isSignedDraft(draft: MintDraft): boolean {
  return draft.isSigned || !draft.isSealed;
}

export function valueOf(draft: Pick<MintDraft, 'values'>, name: string): string {
  return draft.values.find((value) => value.name === name)?.value ?? '';
}

export function withValue(values: VariableValues, name: string, value: string): VariableValues {
  return [...values.filter((other) => other.name !== name), { name, value }];
}
