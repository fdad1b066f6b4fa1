import type { Hint, HintCode } from '../../../../shared/hints.ts';
import type { CheckName } from '../../../../shared/verdict.ts';
import { shown } from '../../tokens/checks.ts';

type Rest = Partial<Pick<Hint, 'expected' | 'actual' | 'isAttack'>> & { key?: { id: string | null; name: string } | null };

/** Of the key only what everybody may see. */
export function hint(code: HintCode, check: CheckName, { expected = null, actual = null, key = null, isAttack = false }: Rest = {}): Hint {
  return {
    code,
    check,
    expected: shown(expected),
    actual: shown(actual),
    key: key === null ? null : { id: key.id, name: key.name },
    isAttack,
  };
}
