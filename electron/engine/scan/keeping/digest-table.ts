import { hash } from 'node:crypto';

/** A digest is so many words of 32 bits. */
export const digestWords = 8;

const latest = new Uint32Array(digestWords);
const latestBytes = Buffer.from(latest.buffer);

/** SHA-256, so that nobody can make two tokens that pass for one. It is overwritten by the next. */
export function digestOf(text: string): Uint32Array {
  latestBytes.write(hash('sha256', text, 'binary'), 'latin1');
  return latest;
}

/**
 * Digests, by the order in which they came. A `Map` of as many strings takes three times as long, and the collector of garbage
 * carries its keys about. Open addressing, at least half of it free.
 */
export class DigestTable {
  /** Where a digest is in the order, and one more; 0 where none is. */
  private slots = new Uint32Array(2_048);
  private digests = new Uint32Array(1_024 * digestWords);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** @returns its place in the order, or -1. `from` counts words */
  find(digests: Uint32Array, from = 0): number {
    return (this.slots[this.slotOf(digests, from)] ?? 0) - 1;
  }

  /** Of one that is not there yet. */
  add(digests: Uint32Array, from = 0): void {
    if (this.count * digestWords === this.digests.length) this.grow();
    const slot = this.slotOf(digests, from);
    const own = this.count * digestWords;
    for (let word = 0; word < digestWords; word++) this.digests[own + word] = digests[from + word] ?? 0;
    this.slots[slot] = ++this.count;
  }

  /** A copy of those from this place on. */
  since(place: number): Uint32Array {
    return this.digests.slice(place * digestWords, this.count * digestWords);
  }

  /** Where it is, or would be. */
  private slotOf(digests: Uint32Array, from: number): number {
    const mask = this.slots.length - 1;
    let slot = (digests[from] ?? 0) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const next = this.slots[slot] ?? 0;
      if (next === 0 || this.isAt(next - 1, digests, from)) return slot;
    }
  }

  private isAt(place: number, digests: Uint32Array, from: number): boolean {
    const own = place * digestWords;
    for (let word = 0; word < digestWords; word++) if (this.digests[own + word] !== digests[from + word]) return false;
    return true;
  }

  private grow(): void {
    const before = this.digests;
    this.digests = new Uint32Array(before.length * 2);
    this.digests.set(before);
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let place = 0; place < this.count; place++) this.slots[this.slotOf(this.digests, place * digestWords)] = place + 1;
  }
}
