import { algorithmAttacks } from './algorithm-attacks.ts';
import type { AttackClass } from './attack.ts';
import { claimAttacks } from './claim-attacks.ts';
import { formAttacks } from './form-attacks.ts';
import { headerKeyAttacks } from './header-key-attacks.ts';
import { headerRuleAttacks } from './header-rule-attacks.ts';
import { keyAttacks } from './key-attacks.ts';
import { kidAttacks } from './kid-attacks.ts';
import { signatureAttacks } from './signature-attacks.ts';

/** Every class of attack on a verifier of signed tokens, by id. Encryption (J21–J25) and the rest are others' matter. */
export async function attackMatrix(): Promise<AttackClass[]> {
  const classes = [
    ...(await algorithmAttacks()),
    ...(await headerKeyAttacks()),
    ...kidAttacks(),
    ...(await signatureAttacks()),
    ...(await formAttacks()),
    ...(await headerRuleAttacks()),
    ...(await claimAttacks()),
    ...keyAttacks(),
  ];
  return classes.sort((one, other) => one.id.localeCompare(other.id));
}
