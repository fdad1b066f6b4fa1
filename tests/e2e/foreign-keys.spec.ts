import { createPublicKey, X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { mustInvoke, newestToken, shelfOf, untilOpen } from './bridge.ts';
import { expect, test } from './fixtures.ts';
import { isSignedBy } from './foreign-token.ts';
import { openFiles } from './native-dialog.ts';
import { openssl } from './openssl.ts';
import { storyOf } from './story.ts';

/** A key with its certificate in a PKCS#12 file, made by OpenSSL alone. */
async function makePkcs12(folder: string, passphrase: string): Promise<{ file: string; certificate: X509Certificate }> {
  await mkdir(folder);
  const at = (name: string) => path.join(folder, name);
  const subject = '/O=Shop & Söhne/CN=tokens.example.com';
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-keyout', at('key.pem')];
  await openssl('req', '-x509', ...key, '-utf8', '-subj', subject, '-days', '90', '-out', at('certificate.pem'));
  const parts = ['-inkey', at('key.pem'), '-in', at('certificate.pem'), '-name', 'Shop tokens'];
  await openssl('pkcs12', '-export', ...parts, '-passout', `pass:${passphrase}`, '-out', at('shop.p12'));
  return { file: at('shop.p12'), certificate: new X509Certificate(await readFile(at('certificate.pem'))) };
}

test('PKCS#12 from OpenSSL: the key signs what its certificate verifies, and the certificate is told', async ({ app, window, session }) => {
  const { file, certificate } = await makePkcs12(path.join(session.folder, 'elsewhere'), 'horse');
  await untilOpen(window);
  const { main, mint } = storyOf(window);
  await openFiles(app, [file]);
  await main.getByRole('button', { name: 'Import', exact: true }).click();
  await main.getByRole('button', { name: 'Choose files…' }).click();
  await main.getByRole('textbox', { name: 'Passphrase for shop.p12' }).fill('horse');
  await window.keyboard.press('Enter');
  await expect(main.getByText('P-256 private key', { exact: true })).toBeVisible();
  await expect(main.getByRole('textbox', { name: 'Name' })).toHaveValue('Shop tokens');
  await main.getByRole('button', { name: /^Import 1 key/ }).click();

  await expect(main.getByRole('heading', { level: 2, name: 'Shop tokens' })).toBeVisible();
  await expect(main.getByRole('heading', { level: 3, name: 'Certificate' })).toBeVisible();
  await expect(main.getByText('Imported from PKCS#12')).toBeVisible();
  const fact = (term: string) => main.getByRole('definition').and(main.locator(`dt:text-is("${term}") + dd`));
  for (const term of ['Subject', 'Issuer']) {
    await expect(fact(term)).toContainText('tokens.example.com');
    await expect(fact(term)).toContainText('Shop & Söhne');
  }
  const plain = (text: string) => text.replaceAll(/[^0-9a-f]/gi, '').toLowerCase();
  expect(plain(await fact('Serial number').innerText())).toBe(plain(certificate.serialNumber));
  expect(plain(await fact('SHA-256').innerText())).toBe(plain(certificate.fingerprint256));

  await mint('ada');
  const compact = await newestToken(window);
  expect(isSignedBy(certificate.publicKey, compact)).toBe(true);
  expect(isSignedBy(certificate.publicKey, compact.replace(/\.[^.]+\./, '.eyJzdWIiOiJtYWxsb3J5In0.'))).toBe(false);
  const { pem } = await mustInvoke(window, 'keys:public', { id: (await shelfOf(window)).items[0]?.keyId ?? '' });
  expect(createPublicKey(pem).equals(certificate.publicKey)).toBe(true);
});
