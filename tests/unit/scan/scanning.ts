import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JudgingKeys } from '../../../electron/engine/inspect/forms/judging.ts';
import { Scan, type ScanInput } from '../../../electron/engine/scan/scan.ts';
import type { ScanPolicies } from '../../../electron/engine/scan/messages.ts';
import type { ScanRow, ScanSummary } from '../../../electron/engine/scan/types.ts';
import { plainJudging } from '../../../shared/inspect.ts';
import { defaultPolicy } from '../../../shared/policy.ts';
import { ok, type Result } from '../../../shared/result.ts';

export const at = 1_760_000_000;
const { payload: _, ...judging } = { ...plainJudging, at };
export const noKeys: JudgingKeys = { signing: [], decryption: [] };
export const byDefault: ScanPolicies = { byIssuer: new Map(), otherwise: defaultPolicy };
export const everyRow = { filter: { search: '', verdict: null }, order: { by: 'place', isDescending: false } } as const;

export function scanWith(keys: JudgingKeys = noKeys, policies: ScanPolicies = byDefault): Scan {
  return new Scan({ keys: async () => ok(keys), policies: async () => ok(policies), now: () => at });
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export async function runOn(scan: Scan, source: ScanInput['source'], signal = new AbortController().signal): Promise<ScanSummary> {
  return valueOf(await scan.run({ source, judging }, { onProgress: () => undefined }, signal));
}

export async function rowsOf(scan: Scan, session: string): Promise<ScanRow[]> {
  const rows: ScanRow[] = [];
  for (;;) {
    const page = valueOf(await scan.rows({ session, ...everyRow, offset: rows.length, limit: 500 }));
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

export async function textsOf(scan: Scan, session: string): Promise<string[]> {
  const rows = await rowsOf(scan, session);
  return Promise.all(rows.map(async ({ index }) => valueOf(await scan.token({ session, index })).text));
}

/** A folder that is gone when the work is done. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tokensmith-scan-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
