import type { KeyObject } from 'node:crypto';

/** A private half is forgotten this long after its last use, in milliseconds. */
const memoryLife = 60_000;

/** Private and secret keys in memory, each for a moment only. */
export class HeldKeys {
  private readonly held = new Map<string, { key: KeyObject; timer: NodeJS.Timeout }>();

  get(id: string): KeyObject | undefined {
    const held = this.held.get(id);
    held?.timer.refresh();
    return held?.key;
  }

  hold(id: string, key: KeyObject): void {
    this.release(id);
    const timer = setTimeout(() => this.held.delete(id), memoryLife);
    timer.unref();
    this.held.set(id, { key, timer });
  }

  release(id: string): void {
    clearTimeout(this.held.get(id)?.timer);
    this.held.delete(id);
  }

  releaseAll(): void {
    for (const id of Array.from(this.held.keys())) this.release(id);
  }
}
