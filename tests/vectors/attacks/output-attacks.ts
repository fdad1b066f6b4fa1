import { spawnSync } from 'node:child_process';
import { visible } from '../../../electron/cli/terminal.ts';
import { verdictText } from '../../../electron/cli/verdict-text.ts';
import { redact } from '../../../electron/engine/redact.ts';
import { copyText } from '../../../electron/engine/shelf/copy-as.ts';
import { shellLiteral } from '../../../electron/engine/shelf/literals.ts';
import { verifyToken } from '../../../electron/engine/tokens/verify.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { attackTime, type ActAttack, type AttackClass } from './attack.ts';
import { goodClaims, goodKey, headerText, signText } from './good.ts';

const { signing, verifier } = goodKey('HS256');

/** What an interpreter of some kind would obey. */
const hostile = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[x](javascript:alert(1))',
  ']]><x/>',
  '\u001b[2J\u001b[H',
  '\u001b]8;;https://evil.test\u0007click\u001b]8;;\u0007',
  '\u001b]52;c;cm0gLXJmIH4K\u0007',
  '\u009b2J',
  'a\r\nSet-Cookie: x=1',
  'a\u0008\u0008\u0008b',
  '\u202egnp.exe',
  '\u2066x\u2069',
  '\u200b\ufeff\u00ad',
  '\u{e0061}',
  '\u2028\u2029',
  "'; touch /tmp/x; '",
  '$(id)',
  '`id`',
  '"; id; "',
  '=cmd|/c calc!A0',
  '%s%n%x',
  '{{constructor.constructor("return 1")()}}',
  '${process.env.HOME}',
];

/** Characters that a terminal obeys, or that hide or reorder what is around them. */
const obeyed = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** In every place of a token that the command line prints. */
async function onTerminal(text: string): Promise<ActAttack[]> {
  const named = headerText({ ...signing, kid: text });
  const tokens: [string, string][] = [
    ['claims', await signText(headerText(signing), `${goodClaims.slice(0, -1)},"iss":${JSON.stringify(text)}}`, signing)],
    ['a name', await signText(headerText(signing), `${goodClaims.slice(0, -1)},${JSON.stringify(text)}:1}`, signing)],
    ['kid', await signText(named, goodClaims, signing)],
    ['alg', await signText(JSON.stringify({ alg: text }), goodClaims, signing)],
    ['crit', await signText(headerText(signing, { crit: [text], [text]: 1 }), goodClaims, signing)],
  ];
  return tokens.map(([place, token]) => ({
    kind: 'act',
    input: `${visible(text)} in ${place}, on a terminal`,
    judge: async () => {
      const made = await verifyToken(token, [verifier], { ...defaultPolicy, required: [text] }, attackTime);
      const printed = verdictText(made, false).replaceAll('\n', '');
      const found = obeyed.exec(printed);
      return found === null ? null : `prints U+${found[0].codePointAt(0)?.toString(16)}`;
    },
    unguarded: () => obeyed.test(text),
  }));
}

/** As a word of a shell's command: sh itself reads it back. */
function inShell(text: string): ActAttack {
  const read = (word: string) => spawnSync('sh', ['-c', `printf '%s' ${word}`], { encoding: 'utf8' }).stdout;
  return {
    kind: 'act',
    input: `${visible(text)} in a shell`,
    judge: async () => {
      const copied = copyText('curl', text, 'https://api.test/');
      if (copied.ok) return 'copied as a token';
      const env = copyText('env', text, '');
      const printed = env.ok ? read(env.value.slice('export TOKEN='.length)) : read(shellLiteral(text));
      return printed === text ? null : 'the shell reads something else';
    },
    unguarded: () => read(`"${text}"`) !== text,
  };
}

/** In a line of the log, with a token in it. */
async function inLog(text: string): Promise<ActAttack> {
  const token = await signText(headerText(signing), `${goodClaims.slice(0, -1)},"iss":${JSON.stringify(text)}}`, signing);
  const line = `GET /${token} failed`;
  return {
    kind: 'act',
    input: `a token with ${visible(text)} in the log`,
    judge: async () => (redact(line).includes(token.slice(0, 40)) ? 'the token is in the log' : null),
    unguarded: () => line.includes(token),
  };
}

/** J30: texts that a terminal, a shell, a spreadsheet or a page would take for commands, in what the engine and the command line put out. */
export async function outputAttacks(): Promise<AttackClass[]> {
  const attacks: ActAttack[] = [];
  for (const text of hostile) attacks.push(...(await onTerminal(text)), inShell(text), await inLog(text));
  return [
    {
      id: 'J30',
      title: 'data taken for commands (terminal, shell, log; pages are tested in the window)',
      attacks,
      unguarded: (each) => each.kind === 'act' && each.unguarded(),
    },
  ];
}
