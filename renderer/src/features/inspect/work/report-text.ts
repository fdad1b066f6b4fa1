import type { ReportDocument, ReportTable } from './report-document.ts';

/** Markdown with tables (GitHub's), in which nothing of the token is markup. */
export function markdownOf(report: ReportDocument): string {
  const facts = report.facts.map(([name, text]) => `- **${plain(name)}**: ${plain(text)}`);
  const tables = report.tables.map(markdownTable);
  return `${[`# ${plain(report.title)}`, facts.join('\n'), ...tables, `_${plain(report.foot)}_`].join('\n\n')}\n`;
}

function markdownTable({ title, columns, rows }: ReportTable): string {
  const width = Math.max(columns.length, ...rows.map((cells) => cells.length));
  const line = (cells: readonly string[]) => `| ${Array.from({ length: width }, (_, at) => plain(cells[at] ?? '')).join(' | ')} |`;
  const rule = `|${' --- |'.repeat(width)}`;
  return [`## ${plain(title)}`, '', line(columns), rule, ...rows.map(line)].join('\n');
}

/** ASCII punctuation may be escaped anywhere in Markdown (CommonMark 2.4); what could begin something always is, links too. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+!|~@&]|:(?=\/\/)/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
}

const style = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.05rem; margin: 1.75rem 0 .4rem; }
h1.good { color: #15803d; } h1.bad { color: #b91c1c; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 18%, transparent); overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 2rem; opacity: .7; }
`;

/** A page of its own: no script, nothing loaded, nothing of the token taken for markup. */
export function htmlOf(report: ReportDocument, language: string): string {
  const facts = report.facts.map(([name, text]) => `<dt>${escaped(name)}</dt><dd>${escaped(text)}</dd>`).join('');
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(report.title)}</title>
<style>${style}</style>
</head>
<body>
<h1 class="${report.isGood ? 'good' : 'bad'}">${escaped(report.title)}</h1>
<dl>${facts}</dl>
${report.tables.map(htmlTable).join('\n')}
<footer>${escaped(report.foot)}</footer>
</body>
</html>
`;
}

function htmlTable({ title, columns, rows }: ReportTable): string {
  const head = columns.length > 0 ? `<thead><tr>${columns.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead>` : '';
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<h2>${escaped(title)}</h2>\n<table>${head}<tbody>${body}</tbody></table>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}
