import path from 'node:path';
import { app } from 'electron';

/** A file of the build, wherever the bundler put the code that asks for it. */
export function builtFile(...parts: readonly string[]): string {
  return path.join(app.getAppPath(), 'out', ...parts);
}
