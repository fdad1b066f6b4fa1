import { Command } from 'commander';
import type { Result } from '../../shared/result.ts';
import type { Refusal } from './exits.ts';
import type { Terminal } from './terminal.ts';

export type Run = (command: { json: boolean }, work: () => Promise<Result<number, Refusal>>) => Promise<void>;

/** The words and options of `tokensmith`. Each command is loaded when it is called: a start must stay short. */
export function buildProgram(terminal: Terminal, version: string, run: Run): Command {
  const program = new Command('tokensmith')
    .description('Mints JSON Web Tokens, verifies them and says why, and serves a protected API to try them on.')
    .version(version)
    .configureOutput({
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error: /, 'tokensmith: ')),
    })
    .showHelpAfterError('Try: tokensmith --help')
    .exitOverride();
  addMint(program, terminal, run);
  addVerify(program, terminal, run);
  addServe(program, terminal, run);
  return program;
}

function addMint(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('mint')
    .showHelpAfterError('Try: tokensmith mint --help')
    .description('Make and sign a token')
    .option('--key <key>', 'a key of the vault: its name, kid or id')
    .option('--alg <algorithm>', 'an ephemeral key; --json shows what verifies the token')
    .option('--claims <json>', 'more claims: a JSON object, @FILE, or - for standard input')
    .option('--sub <subject>', 'the subject')
    .option('--iss <issuer>', 'the issuer')
    .option('--aud <audience>', 'the audience; may be repeated', collected)
    .option('--expires <when>', '90m, 2h30m, 1d, 1mo, 2027-01-31T18:00Z, or none (default: 1h)')
    .option('--json', 'print {"token", "header", "claims", "key"}')
    .action(async (options: unknown) => {
      const { mint, mintOptionsSchema } = await import('./mint.ts');
      const read = mintOptionsSchema.parse(options);
      await run(read, () => mint(read, terminal));
    });
}

/** Of an option that may be repeated. */
function collected(value: string, all: string[] = []): string[] {
  return [...all, value];
}

function addVerify(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('verify')
    .showHelpAfterError('Try: tokensmith verify --help')
    .description('Judge a token: every check, with what was expected and what came')
    .argument('[token]', 'the token, or - for standard input')
    .option('--key <key>', 'a key of the vault: its name, kid or id')
    .option('--jwk <file>', 'a JSON Web Key')
    .option('--jwks <file>', 'a JWK Set')
    .option('--pem <file>', 'a public or private key, or a certificate')
    .option('--secret-file <file>', 'a shared secret; one line break at its end is left out')
    .option('--secret-encoding <encoding>', 'utf8, hex, base64 or base64url (default: utf8)')
    .option('--alg <list>', 'the only algorithms allowed: ES256,EdDSA')
    .option('--policy <file>', 'a policy that was exported; other options take the place of what it says')
    .option('--iss <issuer>', 'the issuer that it must have; repeated: one of them', collected)
    .option('--aud <audience>', 'the audience that it must be meant for; repeated: one of them', collected)
    .option('--sub <subject>', 'the subject that it must have')
    .option('--typ <list>', 'the types that it may have: at+jwt,JWT')
    .option('--max-age <time>', 'how long ago it may have been issued: 10m')
    .option('--leeway <time>', 'how far clocks may differ: 30s (default: 0s)')
    .option('--require <list>', 'claims that must be there: exp,sub')
    .option('--at <time>', 'judge by this time: Unix seconds or a date')
    .option('--signature-only', 'judge the signature of any JWS and nothing in its payload')
    .option('--batch <file>', 'one {"id","token","jwk","alg"} a line, - for standard input; answers one JSON object a line')
    .option('--json', 'print {"valid", "checks", "header", "claims", "key"}')
    .addHelpText('after', '\nExit code: 0 valid, 1 invalid, 2 could not check, 64 wrong usage.')
    .action(async (token: string | undefined, options: unknown) => {
      const [{ verify }, { verifyOptionsSchema }] = await Promise.all([import('./verify.ts'), import('./verify-options.ts')]);
      const read = verifyOptionsSchema.parse(options);
      await run(read, () => verify(token, read, terminal));
    });
}

function addServe(program: Command, terminal: Terminal, run: Run): void {
  program
    .command('serve')
    .showHelpAfterError('Try: tokensmith serve --help')
    .description('Run the local API: an issuer and a protected endpoint on 127.0.0.1')
    .option('--port <number>', '1024 to 65535, or 0 for any free one (default: 8787)')
    .option('--key <key>', 'a key of the vault: its name, kid or id (default: an ephemeral one)')
    .option('--json', 'print one JSON object when it runs and one for each request')
    .action(async (options: unknown) => {
      const { serve, serveOptionsSchema } = await import('./serve.ts');
      const read = serveOptionsSchema.parse(options);
      await run(read, () => serve(read, terminal));
    });
}
