import { createHash } from 'node:crypto';

/** What composing asks for (`ComposeTools`): base64url of the UTF-8's SHA-256. */
export function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('base64url');
}

export function currentSecond(): number {
  return Math.floor(Date.now() / 1000);
}
