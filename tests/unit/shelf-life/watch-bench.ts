import { createWatch, type Watch } from '../../../electron/engine/shelf/watch.ts';
import type { RoundParts } from '../../../electron/engine/shelf/watch-round.ts';
import { appError, type ErrorCode } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ShelfItem, TokenNotice } from '../../../shared/tokens.ts';

/** A shelf, a clock and a timer in the hands of a test. Renewed tokens live for `life` seconds. */
export class WatchBench {
  now = 1_000;
  life = 3_600;
  isLocked = false;
  failure: ErrorCode | null = null;
  readonly items = new Map<string, ShelfItem>();
  readonly reminded = new Map<string, number | null>();
  readonly notices: TokenNotice[] = [];
  readonly problems: [string, ErrorCode | null][] = [];
  readonly attempts: { at: number; how: 'renew' | 'refresh'; id: string }[] = [];
  timer: { work: () => void; at: number } | null = null;
  readonly watch: Watch;
  /** Before a renewal answers. */
  during: () => void = () => undefined;

  constructor() {
    const parts: RoundParts = {
      shelf: {
        due: (now) => (this.isLocked ? fail(appError('vault-not-ready')) : ok(this.due(now))),
        item: (id) => this.item(id),
        noteReminded: (id) => this.reminded.set(id, this.known(id).expiresAt),
        noteRenewalProblem: (id, code) => this.problems.push([id, code]),
      },
      renew: async (id) => this.answer('renew', id, () => this.put({ ...this.known(id), expiresAt: this.now + this.life })),
      refresh: async (id) => this.answer('refresh', id, () => this.put({ ...this.known(id), expiresAt: this.now + this.life })),
      now: () => this.now,
      onNotice: (notice) => this.notices.push(notice),
    };
    const setTimer = (work: () => void, milliseconds: number) => {
      const timer = { work, at: this.now + milliseconds / 1_000 };
      this.timer = timer;
      return () => {
        if (this.timer === timer) this.timer = null;
      };
    };
    this.watch = createWatch({ ...parts, setTimer });
  }

  put(item: ShelfItem): ShelfItem {
    this.items.set(item.id, item);
    return item;
  }

  /** Lets time pass until then, and all that falls due on the way happen. */
  async until(end: number): Promise<void> {
    for (let rounds = 0; this.timer !== null && this.timer.at <= end; rounds++) {
      if (rounds > 2_000) throw new Error('The watch finds no sleep');
      this.now = Math.max(this.now, this.timer.at);
      await this.fire();
    }
    this.now = end;
  }

  /** The timer goes off now. */
  async fire(): Promise<void> {
    const { timer } = this;
    this.timer = null;
    timer?.work();
    await this.settled();
  }

  /** A dozen turns of the event loop: more than a round with a few tokens takes. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 12; turn++) await new Promise((resolve) => setImmediate(resolve));
  }

  told(): [kind: string, id: string][] {
    return this.notices.map(({ kind, id }) => [kind, id]);
  }

  private known(id: string): ShelfItem {
    const item = this.items.get(id);
    if (item === undefined) throw new Error(`There is no ${id}`);
    return item;
  }

  private item(id: string): Result<ShelfItem> {
    const item = this.items.get(id);
    return item === undefined ? fail(appError('token-not-found')) : ok(item);
  }

  private answer<T>(how: 'renew' | 'refresh', id: string, work: () => T): Result<T> {
    this.attempts.push({ at: this.now, how, id });
    this.during();
    if (this.isLocked) return fail(appError('vault-not-ready'));
    return this.failure === null ? ok(work()) : fail(appError(this.failure));
  }

  private due(now: number) {
    const renew: string[] = [];
    const remind: { id: string; label: string; expiresAt: number }[] = [];
    const later: number[] = [];
    for (const { id, label, expiresAt, renewsBefore, remindsBefore } of this.items.values()) {
      if (expiresAt === null) continue;
      if (renewsBefore !== null && expiresAt - renewsBefore <= now) renew.push(id);
      else if (renewsBefore !== null) later.push(expiresAt - renewsBefore);
      if (remindsBefore === null || this.reminded.get(id) === expiresAt) continue;
      if (expiresAt - remindsBefore > now) later.push(expiresAt - remindsBefore);
      else if (expiresAt > now) remind.push({ id, label, expiresAt });
    }
    return { renew, remind, nextAt: later.length === 0 ? null : Math.min(...later) };
  }
}
