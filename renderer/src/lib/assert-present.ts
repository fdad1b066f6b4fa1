/** For a context without a sensible default: its provider is missing, which is a bug. */
export function assertPresent<T>(value: T | null, provider: string): T {
  if (value === null) throw new Error(`${provider} is missing above this component`);
  return value;
}
