import { setImmediate } from 'node:timers/promises';
import type { FoundKey, ImportPreview } from '../../../../shared/key-import.ts';
import { judgeKey, type JudgedKey } from './found-key.ts';
import type { VaultKey } from './import-sessions.ts';
import { proposeName } from './names.ts';
import type { KeyItem } from './reading/reading.ts';
import { keysOf, shownSource, type HeldSource } from './session-sources.ts';

/** A key that waits, with its number in the preview. */
export type HeldKey = { readonly index: number; readonly item: KeyItem; readonly judged: JudgedKey };

/** The same with the name that the preview proposes for it. */
export type ShownKey = { readonly held: HeldKey; readonly name: string };

/** What a session shows. A key keeps its number for as long as it is there, whatever is read or unlocked beside it. */
export class SessionPreview {
  private readonly held = new Map<KeyItem, HeldKey>();
  private next = 0;
  private shown: readonly ShownKey[] = [];

  /** Judges what is new and lays everything out. Throws only when `signal` is aborted. */
  async of(
    session: string,
    sources: readonly HeldSource[],
    known: readonly VaultKey[],
    now: number,
    signal?: AbortSignal,
  ): Promise<ImportPreview> {
    const names = new Set(known.map(({ name }) => name.toLowerCase()));
    const byThumbprint = new Map(known.map((key) => [key.thumbprint, key]));
    const earlier = new Map<string, number>();
    const found: FoundKey[] = [];
    const shown: ShownKey[] = [];
    for (const [source, held] of sources.entries()) {
      for (const item of keysOf(held)) {
        const heldKey = await this.holding(item, now, signal);
        const { index, judged } = heldKey;
        const twin = byThumbprint.get(judged.thumbprint);
        const name = proposeName(item.nameHint, held.name, judged.facts.algorithms[0] ?? judged.facts.kty, names);
        shown.push({ held: heldKey, name });
        found.push({
          ...judged.facts,
          index,
          source,
          name,
          duplicateOf: twin === undefined ? null : { id: twin.id, name: twin.name, adds: doesComplete(twin, item) },
          duplicateIndex: earlier.get(judged.thumbprint) ?? null,
        });
        if (!earlier.has(judged.thumbprint)) earlier.set(judged.thumbprint, index);
      }
    }
    this.shown = shown;
    this.forgetAllBut(new Set(found.map(({ index }) => index)));
    return { session, sources: sources.map(shownSource), found };
  }

  key(index: number): HeldKey | undefined {
    return [...this.held.values()].find((held) => held.index === index);
  }

  /** Each key once, in the order of the preview: the same one under the same kid is no second candidate. */
  distinctKeys(): ShownKey[] {
    const seen = new Set<string>();
    return this.shown.filter(({ held: { judged } }) => {
      const identity = JSON.stringify([judged.thumbprint, judged.facts.kid]);
      return !seen.has(identity) && seen.add(identity);
    });
  }

  private async holding(item: KeyItem, now: number, signal: AbortSignal | undefined): Promise<HeldKey> {
    const before = this.held.get(item);
    if (before !== undefined) return before;
    const judged = await judgeKey(item, now, signal);
    const held = { index: this.next++, item, judged };
    this.held.set(item, held);
    await setImmediate();
    signal?.throwIfAborted();
    return held;
  }

  private forgetAllBut(shown: ReadonlySet<number>): void {
    for (const [item, { index }] of this.held) if (!shown.has(index)) this.held.delete(item);
  }
}

/** The vault has the public half only, and this is the other. */
export function doesComplete(twin: VaultKey, { key }: KeyItem): boolean {
  return twin.holds === 'public' && key.type === 'private';
}
