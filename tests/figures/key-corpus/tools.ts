import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type ToolName = 'openssl' | 'ssh-keygen' | 'keytool' | 'jose' | 'script';

const probes: Readonly<Record<ToolName, readonly string[]>> = {
  openssl: ['version'],
  'ssh-keygen': ['-?'],
  keytool: ['-help'],
  jose: ['alg'],
  script: ['--version'],
};
const present = new Map<ToolName, boolean>();

export function hasTool(name: ToolName): boolean {
  let found = present.get(name);
  if (found === undefined) present.set(name, (found = spawnSync(name, probes[name]).error === undefined));
  return found;
}

/** A folder for test keys that is gone when the work is done. */
export class Workshop {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-key-corpus-'));

  path(name: string): string {
    return path.join(this.folder, name);
  }

  put(name: string, content: string | Buffer): string {
    const file = this.path(name);
    writeFileSync(file, content, { mode: 0o600 });
    return file;
  }

  get(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  /** Runs a tool in the folder and answers what it wrote to its output. Throws with its own words when it fails. */
  run(tool: ToolName, args: readonly string[], input?: string | Buffer): Buffer {
    const { status, stdout, stderr, error } = spawnSync(tool, args, { cwd: this.folder, input, timeout: 60_000 });
    if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${error?.message ?? stderr.toString()}`);
    return stdout;
  }

  /** Runs a command in a terminal and types the answer, again and again: what is typed before a prompt is ready gets lost. */
  async runTyped(command: string, answer: string): Promise<void> {
    const child = spawn('script', ['-qec', command, '/dev/null'], {
      cwd: this.folder,
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: 20_000,
    });
    child.stdin.on('error', () => undefined);
    const typing = setInterval(() => child.stdin.write(`${answer}\n`), 100);
    const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
    clearInterval(typing);
    if (code !== 0) throw new Error(`${command}: ended with ${String(code)}`);
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
