import { useCallback, useEffect, useState } from 'react';
import { valueOf, type MintDraft } from './mint-draft.ts';

/** As long as a real one. Stands there for the blink that hashing takes. */
const waiting = '·'.repeat(43);

/** Base64url of SHA-256 for the values of a draft's `sha256` variables. The page's own crypto is asynchronous; the preview is not. */
export function useHashes(draft: MintDraft): (text: string) => string {
  const [hashes, setHashes] = useState<ReadonlyMap<string, string>>(new Map());
  const hashed = draft.variables.filter(({ kind }) => kind === 'sha256');
  // By value: the list is a new one each time.
  const wanted = JSON.stringify(hashed.map(({ name, default: usual }) => valueOf(draft, name) || usual));
  useEffect(() => {
    let isOver = false;
    void hashesOf(wanted).then((hashed) => {
      if (!isOver) setHashes(hashed);
    });
    return () => {
      isOver = true;
    };
  }, [wanted]);
  return useCallback((text) => hashes.get(text) ?? waiting, [hashes]);
}

async function hashesOf(wanted: string): Promise<ReadonlyMap<string, string>> {
  const texts: unknown[] = JSON.parse(wanted);
  const strings = texts.filter((text) => typeof text === 'string');
  return new Map(await Promise.all(strings.map(async (text) => [text, await sha256(text)] as const)));
}

async function sha256(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
