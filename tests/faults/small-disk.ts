import { spawnSync } from 'node:child_process';

/**
 * Words that run a command with a file system of its own, of `megabytes`, mounted at `folder`, and nobody else seeing
 * it. Root needs the right to mount; others need user namespaces.
 * @returns the reason instead, where this machine allows neither
 */
export function onSmallDisk(folder: string, megabytes: number): { words: string[] } | { reason: string } {
  const namespace = process.geteuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--mount', '--map-root-user'];
  const mount = `mount -t tmpfs -o size=${megabytes}m,mode=0700 none "$0"`;
  const tried = spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'sh', '-c', mount, folder], { encoding: 'utf8' });
  if (tried.status !== 0) return { reason: tried.error?.message ?? tried.stderr.trim() };
  return { words: [...namespace, 'sh', '-c', `${mount} && exec "$@"`, folder] };
}
