import { portSchema } from '../../../../shared/local-api.ts';

export type PortReading =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly problem: 'missing' | 'not-a-number' | 'out-of-range' };

/** Reads the port field: a whole number in decimal digits, 1024 to 65535. */
export function readPort(text: string): PortReading {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: false, problem: 'missing' };
  if (!/^\d{1,9}$/.test(trimmed)) return { ok: false, problem: 'not-a-number' };
  const parsed = portSchema.safeParse(Number(trimmed));
  return parsed.success ? { ok: true, port: parsed.data } : { ok: false, problem: 'out-of-range' };
}
