import { expect, test } from '@playwright/test';
import { badSchemes, badOpenSsl, badSsh } from '../../figures/key-corpus/bad-locked.ts';
import { badStructures } from '../../figures/key-corpus/bad-structures.ts';
import { badTexts } from '../../figures/key-corpus/bad-texts.ts';
import type { BadFile, GoodFile } from '../../figures/key-corpus/corpus-file.ts';
import { goodJose, goodKeytool } from '../../figures/key-corpus/good-others.ts';
import { goodOpenSsl } from '../../figures/key-corpus/good-openssl.ts';
import { goodOwn } from '../../figures/key-corpus/good-own.ts';
import { goodSsh } from '../../figures/key-corpus/good-ssh.ts';
import { importOf, isAsBad, isAsGood, shownOutcome } from '../../figures/key-corpus/outcome.ts';
import { ImportSessions } from '../../../electron/engine/keys/import/import-sessions.ts';
import type { ImportPreview } from '../../../shared/key-import.ts';
import { hasTool, Workshop, type ToolName } from '../../figures/key-corpus/tools.ts';

async function expectGood(files: readonly GoodFile[]): Promise<void> {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const outcome = await importOf(file);
    expect(isAsGood(outcome, file), `${file.name}: ${shownOutcome(outcome)}`).toBe(true);
  }
}

async function expectBad(files: readonly BadFile[]): Promise<void> {
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const outcome = await importOf(file);
    expect(isAsBad(outcome, file), `${file.name}: ${shownOutcome(outcome)}, not ${JSON.stringify(file.error)}`).toBe(true);
  }
}

async function withWorkshop(work: (workshop: Workshop) => Promise<void>): Promise<void> {
  const workshop = new Workshop();
  try {
    await work(workshop);
  } finally {
    workshop.clear();
  }
}

/** A test that needs a tool says so in its name when it is skipped. */
function withTool(tool: ToolName, title: string, work: (workshop: Workshop) => Promise<void>): void {
  if (hasTool(tool)) test(title, () => withWorkshop(work));
  else test.skip(`${title}: skipped, ${tool} is not installed`, () => undefined);
}

withTool('openssl', 'reads all that OpenSSL writes', async (workshop) => expectGood(goodOpenSsl(workshop)));
withTool('ssh-keygen', 'reads all that ssh-keygen writes', async (workshop) => expectGood(goodSsh(workshop)));
withTool('jose', "reads all that Debian's jose writes", async (workshop) => expectGood(await goodJose(workshop)));
withTool('keytool', 'reads the key stores of Java', async (workshop) => expectGood(goodKeytool(workshop)));
test('reads what people paste', async () => expectGood(await goodOwn()));

test('says what is wrong with broken structures, and where', async () => expectBad(badStructures()));
test('says what is wrong with broken texts, and where', async () => expectBad(await badTexts()));
test('refuses derivations that cost too much, and ciphers that are not read, before it asks for a passphrase', async () =>
  expectBad(badSchemes()));
withTool('openssl', 'says what is wrong with broken files of OpenSSL', async (workshop) => expectBad(badOpenSsl(workshop)));
withTool('ssh-keygen', 'says what is wrong with broken files of OpenSSH', async (workshop) => expectBad(badSsh(workshop)));

withTool('openssl', 'names what it leaves out, and gives a certificate to its key', async (workshop) => {
  const files = goodOpenSsl(workshop);
  const sessions = new ImportSessions({ known: () => ({ ok: true, value: [] }), add: async () => ({ ok: true, value: [] }) });
  const preview = async (name: string): Promise<ImportPreview> => {
    const file = files.find((one) => one.name === `${name} (openssl)`);
    const read = await sessions.read([{ name: null, bytes: file?.bytes ?? Buffer.alloc(0) }], null);
    const opened = read.ok && file?.passphrase !== undefined ? await sessions.unlock(read.value.session, file.passphrase, null) : read;
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  };
  const withChain = await preview('a key with its chain');
  expect(withChain.found).toMatchObject([
    { name: 'leaf.example', holds: 'private', certificate: { issuer: 'CN=root.example', serial: '07' } },
  ]);
  expect(withChain.sources[0]?.ignored).toMatchObject([
    { what: 'the certificate of CN=root.example', problem: { code: 'nothing-to-import', actual: 'one of its issuers' } },
  ]);
  const inRc2 = await preview('PKCS#12 whose certificates are in RC2');
  expect(inRc2.found).toMatchObject([{ holds: 'private', certificate: null }]);
  expect(inRc2.sources[0]?.ignored).toMatchObject([{ problem: { code: 'format-unsupported', actual: 'PBE with SHA-1 and RC2-40' } }]);
  expect((await preview('PKCS#12 with a name')).found).toMatchObject([{ name: 'Schlüssel 열쇠', format: 'pkcs12' }]);
  sessions.releaseAll();
});
