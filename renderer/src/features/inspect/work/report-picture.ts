import type { ReportDocument, ReportTable } from './report-document.ts';

/** In CSS pixels; drawn at twice the size, so that it is sharp wherever it is pasted. */
const width = 960;
const margin = 40;
const scale = 2;
/** Browsers draw no canvas that is higher than this. */
const mostHeight = 15_000;
const gap = 20;

const fonts = {
  title: '600 26px system-ui, sans-serif',
  heading: '600 15px system-ui, sans-serif',
  text: '14px system-ui, sans-serif',
  name: '600 14px system-ui, sans-serif',
} as const;
const colours = { paper: '#ffffff', ink: '#1c1d22', soft: '#5d6070', line: '#e2e3ea', good: '#15803d', bad: '#b91c1c' } as const;

/**
 * The report as a PNG, in base64. It is always on white paper: it goes into documents and messages. Of a report that is too long for
 * a picture the rest is left out, and the picture says so with three dots.
 */
export function pictureOf(report: ReportDocument): string | null {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (pen === null) return null;
  const height = Math.min(mostHeight, draw(pen, report, false));
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  pen.fillStyle = colours.paper;
  pen.fillRect(0, 0, width, height);
  draw(pen, report, true);
  const url = canvas.toDataURL('image/png');
  return url.slice(url.indexOf(',') + 1);
}

/** @returns the height that it takes; nothing is drawn unless `isDrawn` */
function draw(pen: CanvasRenderingContext2D, report: ReportDocument, isDrawn: boolean): number {
  const put = (text: string, x: number, y: number, room: number, font: string, colour: string, lineHeight: number): number => {
    pen.font = font;
    pen.fillStyle = colour;
    const lines = linesOf(pen, text, room);
    if (isDrawn) lines.forEach((line, at) => pen.fillText(line, x, y + lineHeight * (at + 0.75)));
    return lines.length * lineHeight;
  };
  let y = margin;
  y += put(report.title, margin, y, width - 2 * margin, fonts.title, report.isGood ? colours.good : colours.bad, 34) + 8;
  for (const [name, text] of report.facts) {
    put(name, margin, y, 170, fonts.text, colours.soft, 22);
    y += Math.max(22, put(text, margin + 190, y, width - 2 * margin - 190, fonts.text, colours.ink, 22));
  }
  for (const table of report.tables) {
    y += gap;
    y += put(table.title, margin, y, width - 2 * margin, fonts.heading, colours.ink, 26);
    y = drawRows(pen, table, y, put, isDrawn);
  }
  y += gap;
  return y + put(report.foot, margin, y, width - 2 * margin, fonts.text, colours.soft, 20) + margin;
}

type Put = (text: string, x: number, y: number, room: number, font: string, colour: string, lineHeight: number) => number;

function drawRows(pen: CanvasRenderingContext2D, { rows }: ReportTable, from: number, put: Put, isDrawn: boolean): number {
  let y = from;
  for (const cells of rows) {
    if (isDrawn) {
      pen.fillStyle = colours.line;
      pen.fillRect(margin, y, width - 2 * margin, 1);
    }
    const heights = columnsOf(cells.length).map(({ x, room }, at) => {
      return put(cells[at] ?? '', x, y + 5, room, at === 0 && cells.length > 1 ? fonts.name : fonts.text, colours.ink, 20);
    });
    y += Math.max(20, ...heights) + 10;
  }
  return y;
}

function columnsOf(count: number): { x: number; room: number }[] {
  const inner = width - 2 * margin;
  const widths = count === 3 ? [170, 130, inner - 300] : count === 2 ? [190, inner - 190] : [inner];
  let x = margin;
  return widths.map((room) => {
    const column = { x, room: room - 16 };
    x += room;
    return column;
  });
}

/** Breaks at spaces, and inside of a word that is wider than the room. */
function linesOf(pen: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<= )/)) {
    if (pen.measureText(line + word).width <= room) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && pen.measureText(line + character).width > room) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return line === '' ? (lines.length > 0 ? lines : ['']) : [...lines, line];
}
