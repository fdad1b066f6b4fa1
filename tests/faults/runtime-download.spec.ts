import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { fetchFromRegistry, type RegistryPackage } from '../../scripts/runtime/fetch-from-registry.ts';

const name = 'carried-thing';
const version = '1.2.3';
const tarball = gzipSync(tar('package/package.json', JSON.stringify({ name, version })));
const wanted: RegistryPackage = { name, version, bytes: tarball.length, integrity: integrityOf(tarball) };

let folder: string;
let registry: Server;
let env: NodeJS.ProcessEnv;

test.beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tokensmith-fetch-'));
  registry = createServer((request, response) => {
    const own = `http://${request.headers.host ?? ''}`;
    if (request.url?.endsWith('.tgz')) return void response.end(tarball);
    const dist = { tarball: `${own}/${name}/-/${name}-${version}.tgz`, integrity: integrityOf(tarball) };
    response.setHeader('content-type', 'application/json');
    return void response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist } } }));
  });
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  env = { ...process.env, npm_config_registry: addressOf(registry) };
});

test.afterEach(async () => {
  registry.closeAllConnections();
  registry.close();
  await rm(folder, { recursive: true, force: true });
});

test('fetches the package once and finds it in the cache afterwards', async () => {
  const first = await fetchFromRegistry(wanted, folder, env);
  expect(await readdir(folder)).toEqual([path.basename(first)]);
  const unreachable = { ...env, npm_config_registry: 'http://127.0.0.1:9/' };
  expect(await fetchFromRegistry(wanted, folder, unreachable)).toBe(first);
});

test('throws away a download whose sum is not the pinned one, and says so', async () => {
  const pinned = { ...wanted, integrity: integrityOf(Buffer.from('another package')) };
  await expect(fetchFromRegistry(pinned, folder, env)).rejects.toThrow(/sha512 differs from the pinned one.*\n.*thrown away/);
  expect(await readdir(folder)).toEqual([]);
});

test('replaces a file in the cache that was cut off or altered', async () => {
  const file = path.join(folder, `${name}-${version}.tgz`);
  await writeFile(file, tarball.subarray(0, 40));
  expect(await fetchFromRegistry(wanted, folder, env)).toBe(file);
  expect(await readdir(folder)).toEqual([path.basename(file)]);
});

test('names the reason when the registry cannot be reached, and keeps nothing', async () => {
  const unreachable = { ...env, npm_config_registry: 'http://127.0.0.1:9/', npm_config_fetch_retries: '0' };
  await expect(fetchFromRegistry(wanted, folder, unreachable)).rejects.toThrow(/could not be fetched with npm: [^]*ECONNREFUSED/);
  expect(await readdir(folder)).toEqual([]);
});

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

function integrityOf(content: Buffer): string {
  return `sha512-${createHash('sha512').update(content).digest('base64')}`;
}

/** A tar archive with one file (POSIX ustar: a header of 512 bytes, the content padded to 512, two empty blocks). */
function tar(fileName: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(fileName, 0);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const checksum = header.reduce((sum, byte) => sum + byte, 0);
  header.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148);
  const body = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  body.write(content);
  return Buffer.concat([header, body, Buffer.alloc(1024)]);
}
