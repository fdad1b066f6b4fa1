import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** OpenSSL's answer to one command. @throws Error with what it said, when it fails */
export async function openssl(...words: string[]): Promise<string> {
  return (await run('openssl', words)).stdout;
}
