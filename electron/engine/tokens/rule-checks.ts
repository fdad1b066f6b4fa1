import { memberOf, type JsonNode, type JsonObject } from '../../../shared/json/node.ts';
import type { ClaimRule } from '../../../shared/policy.ts';
import type { Check } from '../../../shared/verdict.ts';
import { check, textOf } from './checks.ts';

/** JSON's null says nothing, so that it fulfils no demand; but it is there where a claim must be absent. */
export function checkRequired(claims: JsonObject, name: string): Check {
  const node = memberOf(claims, name);
  return node === undefined || node.kind === 'null'
    ? check(`claim:${name}`, 'failed', 'claim-missing', name, node?.kind ?? null)
    : check(`claim:${name}`, 'passed', 'claim-present', name, node.kind);
}

export function checkRule(claims: JsonObject, rule: ClaimRule): Check {
  const node = memberOf(claims, rule.claim);
  switch (rule.rule) {
    case 'absent':
      return node === undefined
        ? check(`claim:${rule.claim}`, 'passed', 'claim-absent', rule.claim)
        : check(`claim:${rule.claim}`, 'failed', 'claim-forbidden', rule.claim, node.kind);
    case 'equals':
      return textOf(node) === rule.value
        ? check(`claim:${rule.claim}`, 'passed', 'claim-equal', rule.value, rule.value)
        : check(`claim:${rule.claim}`, 'failed', 'claim-differs', rule.value, textOf(node));
    case 'member':
      return node?.kind === 'object' && memberOf(node, rule.value) !== undefined
        ? check(`claim:${rule.claim}`, 'passed', 'claim-member', rule.value, node.kind)
        : check(`claim:${rule.claim}`, 'failed', 'claim-member-missing', rule.value, node?.kind ?? null);
    case 'same-as':
      return isSame(node, memberOf(claims, rule.value))
        ? check(`claim:${rule.claim}`, 'passed', 'claim-same', rule.value, textOf(node))
        : check(`claim:${rule.claim}`, 'failed', 'claim-not-same', rule.value, textOf(node));
    case 'either':
      return checkEither(claims, rule);
  }
}

function checkEither(claims: JsonObject, { claim, value }: ClaimRule): Check {
  const there = [claim, value].find((name) => (memberOf(claims, name) ?? { kind: 'null' }).kind !== 'null');
  return there === undefined
    ? check(`claim:${claim}`, 'failed', 'claim-neither', [claim, value])
    : check(`claim:${claim}`, 'passed', 'claim-either', [claim, value], there);
}

/** Of one kind and with one text: "1" is not 1. */
function isSame(one: JsonNode | undefined, other: JsonNode | undefined): boolean {
  return one !== undefined && one.kind === other?.kind && textOf(one) === textOf(other);
}
