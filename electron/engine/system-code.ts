/** What the system calls its error: "ENOENT" and its like, nothing of a path; "unknown" where it has no name for it. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
