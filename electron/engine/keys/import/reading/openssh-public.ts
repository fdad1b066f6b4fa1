import { appError } from '../../../../../shared/errors.ts';
import { KeyRefusal, malformed } from '../refusal.ts';
import { readSshPublicKey } from './openssh-keys.ts';
import { ignoredItem, keyItem, type Item } from './reading.ts';

/** `[options] type base64 [comment]` (sshd(8), AUTHORIZED_KEYS FILE FORMAT). Options may hold spaces in quotes. */
const linePattern = /(?:^|[ \t])((?:ssh|ecdsa-sha2|sk-ssh|sk-ecdsa-sha2)-[A-Za-z0-9@.-]{1,60})[ \t]+(AAAA[^\s]*)(?:[ \t]([^\r\n]{0,500}))?/;
const maximumLines = 2_000;

/** Whether the first line that says anything is a public key of OpenSSH. */
export function isOpenSshPublic(text: string): boolean {
  const first = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*([^\n]{0,20000})/.exec(text)?.[1] ?? '';
  return linePattern.test(first);
}

/** A `.pub` file or `authorized_keys`: one key a line. */
export function* readOpenSshPublic(text: string): Generator<Item> {
  const lines = text.split('\n');
  if (lines.length > maximumLines) throw malformed('openssh', `at most ${maximumLines} lines`, `${lines.length} lines`);
  let offset = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() !== '' && !line.trimStart().startsWith('#')) yield itemOf(line.replace(/\r$/, ''), index + 1, offset);
    offset += line.length + 1;
  }
}

function itemOf(line: string, number: number, offset: number): Item {
  const found = linePattern.exec(line);
  const what = `line ${number}`;
  if (found === null)
    return ignoredItem(
      what,
      appError('key-malformed', {
        field: 'openssh',
        expected: 'type base64 comment',
        actual: 'another line',
        line: number,
        column: 1,
        offset,
      }),
    );
  const [, type = '', base64 = '', comment = ''] = found;
  const column = line.indexOf(base64, found.index) + 1;
  const place = { line: number, column, offset: offset + column - 1 };
  try {
    const blob = Buffer.from(base64, 'base64');
    if (blob.toString('base64') !== base64) throw malformed('openssh', 'canonical base64', 'a wrong end', place);
    const { type: inner, key } = readSshPublicKey(blob);
    if (inner !== type) throw malformed('openssh.type', type, 'another type');
    return keyItem('openssh-public', key, { nameHint: comment.trim() || null });
  } catch (refusal) {
    if (!(refusal instanceof KeyRefusal)) throw refusal;
    return ignoredItem(what, { ...refusal.error, ...place });
  }
}
