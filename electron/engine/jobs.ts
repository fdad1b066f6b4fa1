import { appError } from '../../shared/errors.ts';
import { fail, type Result } from '../../shared/result.ts';

type Work<T> = (signal: AbortSignal) => Promise<Result<T>>;

/** Work that may take longer than a moment, under an id of the caller's, so that it can be stopped. */
export class Jobs {
  private readonly running = new Map<string, AbortController>();

  /**
   * Answers 'cancelled' as soon as `stop` is called, whether or not the work notices at once. What the work does after it
   * was stopped is its own matter: it looks at the signal before it stores anything.
   */
  run<T>(id: string, work: Work<T>): Promise<Result<T>> {
    return this.finish(id, (signal) => {
      const stopped = new Promise<Result<T>>((resolve) => {
        signal.addEventListener('abort', () => resolve(fail(appError('cancelled'))), { once: true });
      });
      return Promise.race([work(signal), stopped]);
    });
  }

  /** For work that stores something: it is told to stop, takes back what it began or ends it, and its own answer counts. */
  async finish<T>(id: string, work: Work<T>): Promise<Result<T>> {
    if (this.running.has(id)) return fail(appError('invalid-input', { field: 'job', expected: 'a new id' }));
    const controller = new AbortController();
    this.running.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.running.delete(id);
    }
  }

  stop(id: string): void {
    this.running.get(id)?.abort();
  }

  stopAll(): void {
    for (const controller of this.running.values()) controller.abort();
  }
}
