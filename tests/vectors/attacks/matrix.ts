import { algorithmAttacks } from './algorithm-attacks.ts';
import { apiAttacks } from './api-attacks.ts';
import type { AttackClass } from './attack.ts';
import { claimAttacks } from './claim-attacks.ts';
import { encryptionAttacks } from './encryption-attacks.ts';
import { formAttacks } from './form-attacks.ts';
import { headerKeyAttacks } from './header-key-attacks.ts';
import { headerRuleAttacks } from './header-rule-attacks.ts';
import { keyAttacks } from './key-attacks.ts';
import { kidAttacks } from './kid-attacks.ts';
import { outputAttacks } from './output-attacks.ts';
import { signatureAttacks } from './signature-attacks.ts';
import { timingAttacks } from './timing-attacks.ts';

/** Every class of attack of the matrix, by id, on what of Tokensmith it is about: verifier, inspector, local API, outputs, keys. */
export async function attackMatrix(): Promise<AttackClass[]> {
  const classes = [
    ...(await algorithmAttacks()),
    ...(await headerKeyAttacks()),
    ...kidAttacks(),
    ...(await signatureAttacks()),
    ...(await formAttacks()),
    ...(await headerRuleAttacks()),
    ...(await claimAttacks()),
    ...(await encryptionAttacks()),
    ...(await outputAttacks()),
    ...(await apiAttacks()),
    ...timingAttacks(),
    ...keyAttacks(),
  ];
  return classes.sort((one, other) => one.id.localeCompare(other.id));
}
