import type { CandidateKey } from '../../../electron/engine/keys/import/verification-key.ts';
import type { Result } from '../../../shared/result.ts';
import { defaultPolicy, type Policy } from '../../../shared/policy.ts';
import type { TokenKind } from '../../../shared/inspect.ts';
import type { CheckCode, Verdict } from '../../../shared/verdict.ts';
import { inspectToken } from '../../../electron/engine/inspect/forms/inspect-token.ts';
import type { DecryptionCandidate } from '../../../electron/engine/inspect/forms/judging.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';

/** The clock of every attack, in Unix seconds. */
export const attackTime = 1_900_000_000;

/** A token that must be refused, and the code of the check that must refuse it. */
export type TokenAttack = {
  kind: 'token';
  input: string;
  token: string;
  keys: readonly CandidateKey[];
  policy: Policy;
  code: CheckCode;
};

/** A key that must be refused at import, with the member that is wrong. */
export type KeyAttack = {
  kind: 'key';
  input: string;
  importKey: () => Result<unknown>;
  /** The same with what Node or jose offers and no policy; throws where those refuse too. */
  bareImport: () => unknown;
  code: 'key-malformed' | 'key-unusable';
  field: string;
};

/** A token of any form that must not be valid where it is inspected, and the code of the check that must say why. */
export type FormAttack = {
  kind: 'form';
  input: string;
  form: TokenKind;
  token: string;
  signing: readonly CandidateKey[];
  decryption: readonly DecryptionCandidate[];
  code: CheckCode;
};

/** Something that must not be brought about by any other way. `judge` gives null where it was not, else what happened instead. */
export type ActAttack = {
  kind: 'act';
  input: string;
  judge: () => Promise<string | null>;
  /** Whether who lacks the guard falls for it. */
  unguarded: () => boolean | Promise<boolean>;
};

export type Attack = TokenAttack | KeyAttack | FormAttack | ActAttack;

/**
 * One row of the attack matrix (RFC 8725 and the CVEs behind it). `unguarded` is a verifier that lacks exactly the
 * guard of this row, as real ones did: it must fall for at least one of the inputs, or the row proves nothing.
 */
export type AttackClass = {
  id: string;
  title: string;
  attacks: readonly Attack[];
  unguarded: (attack: Attack) => boolean | Promise<boolean>;
};

export function tokenAttack(
  input: string,
  token: string,
  keys: readonly CandidateKey[],
  code: CheckCode,
  policy: Partial<Policy> = {},
): TokenAttack {
  return { kind: 'token', input, token, keys, code, policy: { ...defaultPolicy, ...policy } };
}

/** null when the attack is refused for the right reason, else what happened instead. */
export async function judgeAttack(attack: Attack): Promise<string | null> {
  if (attack.kind === 'act') return attack.judge();
  if (attack.kind === 'key') {
    const imported = attack.importKey();
    if (imported.ok) return 'imported';
    const { code, field } = imported.error;
    return code === attack.code && field === attack.field ? null : `${code} in ${field}`;
  }
  const verdict = await verdictOn(attack);
  if (verdict.valid) return 'accepted';
  const failed = verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ code }) => code);
  return failed.includes(attack.code) ? null : `refused with ${failed.join(', ')}`;
}

async function verdictOn(attack: TokenAttack | FormAttack): Promise<Verdict> {
  if (attack.kind === 'token') return (await verifyToken(attack.token, attack.keys, attack.policy, attackTime)).verdict;
  const keys = { signing: attack.signing, decryption: attack.decryption };
  const judging = { keys, policy: defaultPolicy, at: attackTime, payload: null };
  return (await inspectToken({ kind: attack.form, text: attack.token, opaque: null }, judging)).verdict;
}
