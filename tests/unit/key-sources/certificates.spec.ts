import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { expect, test, type TestInfo } from '@playwright/test';
import { ending, startProgram } from '../../faults/programs/program.ts';

/** A certificate for issuer.example that an authority of the test's own vouches for. */
function certified(info: TestInfo) {
  const at = (name: string): string => info.outputPath(name);
  const openssl = (...words: string[]): void => void execFileSync('openssl', words, { stdio: 'ignore' });
  const ec = ['-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  writeFileSync(at('names'), 'subjectAltName=DNS:issuer.example\n');
  openssl('req', '-x509', '-subj', '/CN=authority', '-days', '2', ...ec, '-keyout', at('ca.key'), '-out', at('ca.pem'));
  openssl('req', '-subj', '/CN=issuer.example', ...ec, '-keyout', at('key.pem'), '-out', at('request.pem'));
  const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-days', '1', '-extfile', at('names')];
  openssl('x509', '-req', '-in', at('request.pem'), ...signing, '-out', at('certificate.pem'));
  return { authority: at('ca.pem'), key: readFileSync(at('key.pem')), cert: readFileSync(at('certificate.pem')) };
}

test('a certificate counts for the name that was asked, and a good one opens no private address', async ({}, info) => {
  const { authority, key, cert } = certified(info);
  let asked = 0;
  const server = createServer({ key, cert }, (_, response) => {
    asked += 1;
    response.end('{"keys":[]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const urls = [`https://issuer.example:${port}/jwks`, `https://other.example:${port}/jwks`];
  const run = async (mode: string): Promise<string[]> => {
    const env = { ...process.env, NODE_EXTRA_CA_CERTS: authority };
    const { output, errors } = await ending(startProgram('../../unit/key-sources/fetch-over-tls.ts', [mode, ...urls], { env }));
    return output === '' ? [errors] : output.trim().split('\n');
  };
  try {
    expect(await run('local')).toEqual(['fetched', 'tls-failed ERR_TLS_CERT_ALTNAME_INVALID']);
    expect(asked).toBe(1);
    expect(await run('public')).toEqual(['address-not-public issuer.example (127.0.0.1)', 'address-not-public other.example (127.0.0.1)']);
    expect(asked).toBe(1);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
