import type { AppError } from '../../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { call } from '../../lib/api.ts';

const pageLimit = 200;
/** As many ids as one call takes. */
const batchLimit = 10_000;

/** Deletes every expired token and answers with their ids, for undo. Those deleted before a failure are named too. */
export async function deleteExpired(): Promise<Result<string[], { error: AppError; deleted: string[] }>> {
  const ids: string[] = [];
  for (let offset = 0; ; offset += pageLimit) {
    const page = await call('tokens:list', { search: '', state: 'expired', offset, limit: pageLimit });
    if (!page.ok) return fail({ error: page.error, deleted: [] });
    ids.push(...page.value.items.map((item) => item.id));
    if (page.value.items.length < pageLimit) break;
  }
  const deleted: string[] = [];
  for (const batch of batches(ids)) {
    const result = await call('tokens:delete', { ids: batch });
    if (!result.ok) return fail({ error: result.error, deleted });
    deleted.push(...batch);
  }
  return ok(deleted);
}

export async function restoreTokens(ids: readonly string[]): Promise<Result<null>> {
  for (const batch of batches(ids)) {
    const result = await call('tokens:restore', { ids: batch });
    if (!result.ok) return result;
  }
  return ok(null);
}

function batches(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / batchLimit) }, (_, index) => ids.slice(index * batchLimit, (index + 1) * batchLimit));
}
