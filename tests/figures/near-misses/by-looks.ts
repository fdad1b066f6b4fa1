import type { Hint, HintCode } from '../../../shared/hints.ts';
import { stringMember } from '../../../shared/json/node.ts';
import { hint } from '../../../electron/engine/inspect/near-misses/hint.ts';
import { inspected } from './judged.ts';
import type { HopelessCase } from './near-case.ts';

/** What a tool says that tries nothing: it names what such a token usually is. Null where the signature was not found bad. */
export async function guessByLooks(one: HopelessCase): Promise<Hint | null> {
  const { verdict, header, signature } = await inspected(one);
  const wrong = verdict.checks.find(({ name, outcome }) => ['format', 'key', 'signature'].includes(name) && outcome === 'failed');
  if (wrong === undefined) return null;
  return hint(
    usualFor(wrong.code, stringMember(header?.json ?? { kind: 'object', members: [] }, 'alg') ?? '', signature?.text ?? ''),
    wrong.name,
  );
}

function usualFor(code: string, alg: string, signature: string): HintCode {
  if (signature.startsWith('ME')) return 'signature-der';
  if (code !== 'signature-bad' && !code.startsWith('key-')) return 'character-lost';
  return alg.startsWith('HS') ? 'secret-as-base64' : 'other-key';
}
