import type { Engine } from '../engine/engine.ts';
import type { BulkProgress } from '../../shared/bulk.ts';
import type { JobProgress } from '../../shared/keys.ts';
import type { Settings } from '../../shared/settings.ts';
import type { ScanProgress } from '../../shared/scan.ts';
import type { Result } from '../../shared/result.ts';
import type { Clipboard } from './clipboard.ts';
import type { FileDialogs } from './file-dialogs.ts';
import type { FileDrops } from './ipc/dropped-files.ts';
import type { PreferenceStore } from './preferences.ts';

export type Question = 'reveal' | 'copySecret' | 'startAnew' | 'exportEncrypted' | 'exportPlain';

/** All that handlers work with; built once in index.ts. */
export type Services = {
  engine: Engine;
  preferences: PreferenceStore;
  clipboard: Clipboard;
  files: FileDialogs;
  drops: FileDrops;
  applySettings(settings: Settings): void;
  /** Asks in a native dialog, Cancel being the default; `subject` is named in the question. */
  confirm(question: Question, subject: string): Promise<Result<null>>;
  /** Tells the renderer how far a job is. */
  progressed(progress: JobProgress): void;
  bulkProgressed(progress: BulkProgress): void;
  scanProgressed(progress: ScanProgress): void;
  /** Tells the renderer, if the result is good, and passes the result on. */
  changed<T>(
    event: 'keys:changed' | 'sources:changed' | 'tokens:changed' | 'profiles:changed' | 'policies:changed',
    result: Result<T>,
  ): Result<T>;
};
