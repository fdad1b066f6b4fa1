import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isTokenAnywhere } from '../../../engine/inspect/paste/holds-token.ts';
import { writeFileWhole } from '../../../engine/whole-file.ts';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { maxInspectText, type InspectFile } from '../../../../shared/inspect.ts';
import type { AppHandlers } from '../../../../shared/ipc/contract.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { readTextFile } from '../../read-text-file.ts';
import type { Services } from '../../services.ts';

type InspectServices = Pick<Services, 'engine' | 'files' | 'drops' | 'progressed'>;
type InspectHandlers = Pick<AppHandlers, Extract<keyof AppHandlers, `inspect:${string}`>>;

export function inspectHandlers({ engine, files, drops, progressed }: InspectServices): InspectHandlers {
  const { inspector, jobs } = engine;
  /** One text of a size that can be inspected is read; anything more is set aside under a drop of its own. */
  const read = async (paths: readonly string[]): Promise<Result<InspectFile>> => {
    const [file] = paths;
    if (file === undefined) return fail(appError('source-expired'));
    if (paths.length > 1 || (await isTooMuch(file))) {
      const kept = drops.take(paths);
      return kept === null ? fail(appError('file-unreadable')) : ok({ kind: 'many', ...kept });
    }
    const text = await readTextFile(file, maxInspectText);
    return text.ok ? ok({ kind: 'text', name: path.basename(file), text: text.value }) : text;
  };

  let hinting = new AbortController();

  return {
    'inspect:read': (input) => inspector.read(input),
    // The newest question alone is worth the work.
    'inspect:hints': async (input) => {
      hinting.abort();
      hinting = new AbortController();
      const hints = await inspector.hints(input, hinting.signal);
      return hints.ok ? ok({ hints: hints.value }) : hints;
    },
    'inspect:lint': async (input) => {
      const findings = await inspector.lint(input);
      return findings.ok ? ok({ findings: findings.value }) : findings;
    },
    'inspect:guess-secret': ({ job, ...input }) =>
      jobs.run(job, (signal) => inspector.guessSecret(input, { signal, onProgress: (done, total) => progressed({ job, done, total }) })),
    'inspect:resign': (input) => engine.resign(input),
    'inspect:report': (input) => inspector.report(input),
    'inspect:save-report': async (report) => {
      const bytes = report.format === 'png' ? Buffer.from(report.image, 'base64') : report.text;
      const refusal = await refusalOf(report.format, bytes);
      if (refusal !== null) return fail(refusal);
      const chosen = await files.saveAs(`token-report${extensions[report.format]}`, 'report');
      if (!chosen.ok) return chosen;
      const written = await writeFileWhole(chosen.value, bytes);
      return written.ok ? ok({ fileName: path.basename(chosen.value) }) : written;
    },
    'inspect:read-drop': ({ drop }) => read(drops.give(drop) ?? []),
    'inspect:choose-file': async () => {
      const chosen = await files.openFiles('token');
      return chosen.ok ? read(chosen.value) : chosen;
    },
  };
}

const extensions = { markdown: '.md', html: '.html', png: '.png' } as const;
const pngStart = Buffer.from('89504e470d0a1a0a', 'hex');

/** A report never holds a token or a known kind of key, whoever wrote its text, and a picture is one. */
async function refusalOf(format: keyof typeof extensions, content: string | Buffer): Promise<AppError | null> {
  const isGood = typeof content === 'string' ? !(await isTokenAnywhere(content)) : content.subarray(0, 8).equals(pngStart);
  return isGood
    ? null
    : appError('invalid-input', { field: format === 'png' ? 'image' : 'text', expected: format === 'png' ? 'PNG' : 'no token' });
}

/** A folder, or more bytes than a text may have characters. What cannot be seen is left to the reader to say. */
async function isTooMuch(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && (found.isDirectory() || found.size > maxInspectText);
}
