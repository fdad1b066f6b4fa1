import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { capture } from '../../../scripts/child.ts';
import { passphrase, type WrittenKey } from './written-keys.ts';

/** A program that reads what we wrote. */
export type Reader = {
  readonly name: string;
  reads(written: WrittenKey): boolean;
  /** The identity of the key that it found. Throws when it finds none. @param folder for files, of this case alone */
  read(written: WrittenKey, folder: string): Promise<string>;
};

export async function fileWith(text: string, folder: string, name: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text, { mode: 0o600 });
  return file;
}

/** What the command wrote; throws its complaint when it fails. */
export async function run(command: string, args: readonly string[]): Promise<string> {
  const { code, output, error } = await capture(command, args, { env: { ...process.env, PASSPHRASE: passphrase } });
  if (code !== 0) throw new Error(`${command}: ${error.trim().slice(0, 200)}`);
  return output;
}
