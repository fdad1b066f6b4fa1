import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appError } from '../../shared/errors.ts';
import { maxTokenBytes } from '../../shared/inspect.ts';
import { jsonString, memberOf } from '../../shared/json/node.ts';
import { stringifyJson } from '../../shared/json/stringify.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { SigningKey } from '../engine/keys/import/signing-key.ts';
import { signToken } from '../engine/tokens/sign.ts';
import { ephemeralKey, keyNode } from './ephemeral-key.ts';
import { exits, misused, unable, usage, type Refusal } from './exits.ts';
import { jsonLine, object } from './json-output.ts';
import { composeClaims } from './mint-claims.ts';
import { readInput, readText } from './read-text.ts';
import type { Terminal } from './terminal.ts';

export const mintOptionsSchema = z.object({
  key: z.string().exactOptional(),
  alg: z.string().exactOptional(),
  claims: z.string().exactOptional(),
  sub: z.string().exactOptional(),
  iss: z.string().exactOptional(),
  aud: z.array(z.string()).default([]),
  expires: z.string().exactOptional(),
  json: z.boolean().default(false),
});
export type MintOptions = z.infer<typeof mintOptionsSchema>;

/** `tokensmith mint`: the token alone on standard output, so that it can be piped. */
export async function mint(options: MintOptions, terminal: Terminal): Promise<Result<number, Refusal>> {
  const empty = (['sub', 'iss'] as const).find((name) => options[name] === '') ?? (options.aud.includes('') ? 'aud' : undefined);
  if (empty !== undefined) return usage(`--${empty}`, 'a text', 'empty');
  const claims = await readClaims(options.claims, terminal);
  if (!claims.ok) return claims;
  const key = await chooseKey(options);
  if (!key.ok) return key;

  const { signing, isEphemeral } = key.value;
  const fields = {
    subject: options.sub ?? null,
    issuer: options.iss ?? null,
    audience: options.aud,
    claims: claims.value,
    expires: options.expires ?? null,
  };
  const composed = composeClaims(fields, signing, Math.floor(Date.now() / 1000), randomUUID());
  if (!composed.ok) return composed;
  const token = await signToken(composed.value.header, stringifyJson(composed.value.claims), signing);
  if (token.length > maxTokenBytes) {
    return misused(
      appError('payload-too-large', { expected: `a token of at most ${maxTokenBytes} bytes`, actual: `${token.length}` }),
      '--claims',
    );
  }
  await terminal.write(
    options.json
      ? jsonLine(
          object(
            ['token', jsonString(token)],
            ['header', composed.value.header],
            ['claims', composed.value.claims],
            ['key', keyNode(signing, isEphemeral)],
          ),
        )
      : `${token}\n`,
  );
  if (memberOf(composed.value.claims, 'exp') === undefined) terminal.complain('Note: this token never expires.');
  return ok(exits.good);
}

type ChosenKey = { signing: SigningKey & { kid: string }; isEphemeral: boolean };

async function chooseKey({ key, alg }: MintOptions): Promise<Result<ChosenKey, Refusal>> {
  if (key !== undefined && alg !== undefined) return usage('--alg', 'no --alg beside --key: the key has its own', alg);
  if (key !== undefined) {
    const { vaultSigningKey } = await import('./vault-keys.ts');
    const found = await vaultSigningKey(key);
    return found.ok ? ok({ signing: found.value.signing, isEphemeral: false }) : found;
  }
  if (alg === undefined) return usage('--key', '--key, or --alg for an ephemeral key', 'neither');
  const made = await ephemeralKey('--alg', alg);
  return made.ok ? ok({ signing: made.value, isEphemeral: true }) : made;
}

async function readClaims(text: string | undefined, terminal: Terminal): Promise<Result<string, Refusal>> {
  if (text === undefined) return ok('');
  if (text !== '-' && !text.startsWith('@')) return ok(text);
  const read = text === '-' ? await readInput(terminal.input) : await readText(text.slice(1));
  return read.ok ? read : unable(read.error, '--claims');
}
