import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { readAll } from './reading.ts';

/** Strict, as ours is: a quote in the wrong place is an error and no text. */
const program = `
import base64, csv, io, json, sys
for line in sys.stdin:
    separator, data = json.loads(line)
    text = base64.b64decode(data).decode('utf-8')
    rows = list(csv.reader(io.StringIO(text, newline=''), delimiter=separator, strict=True))
    print(json.dumps([row for row in rows[1:] if row], ensure_ascii=False, separators=(',', ':')))
`;

const cell = fc.string({
  unit: fc.constantFrom('a', 'b', '1', ' ', '"', '""', ',', ';', '\t', '\n', '\r\n', 'é', '한', '😀'),
  maxLength: 8,
});
const file = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\n', '\r\n'),
  rows: fc
    .integer({ min: 2, max: 5 })
    .chain((columns) => fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 })),
  quotesAll: fc.boolean(),
  endsWithLine: fc.boolean(),
});

/** Writes random tables as CSV, and reads them here and with the csv module of Python. */
export async function comparePython(count: number): Promise<{ compared: number; different: string[] }> {
  if (spawnSync('python3', ['-c', 'import csv']).status !== 0) return { compared: 0, different: [] };
  const texts = fc.sample(file, count).map(({ separator, end, rows, quotesAll, endsWithLine }) => {
    const quote = (text: string) =>
      quotesAll || text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    const head = (rows[0] ?? []).map((_, index) => `c${index}`);
    const lines = [head, ...rows].map((row) => row.map(quote).join(separator));
    return { separator, text: lines.join(end) + (endsWithLine ? end : '') };
  });
  const input = texts.map(({ separator, text }) => JSON.stringify([separator, Buffer.from(text).toString('base64')])).join('\n');
  const { stdout, stderr, status } = spawnSync('python3', ['-c', program], {
    input,
    encoding: 'utf8',
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    maxBuffer: 1e9,
  });
  if (status !== 0) return { compared: texts.length, different: [`Python failed: ${stderr.slice(-500)}`] };
  const read = stdout.trimEnd().split('\n');
  const different: string[] = [];
  for (const [index, { text }] of texts.entries()) {
    const ours = await readAll(Buffer.from(text), 32);
    const rows = `[${ours.rows.join(',')}]`;
    const theirs = JSON.stringify(JSON.parse(read[index] ?? 'null'));
    if (ours.refused !== null || ours.problems.length > 0 || rows !== theirs)
      different.push(`${JSON.stringify(text)}: ${rows} here, ${theirs} in Python`);
  }
  return { compared: texts.length, different };
}
