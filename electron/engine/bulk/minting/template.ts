import { randomBytes } from 'node:crypto';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { composeToken, type ComposeTools, type Composition } from '../../../../shared/mint.ts';
import type { KeyFacts } from './posted-keys.ts';
import { fillShape, numberPattern, type RowShape, type Slot } from './row-shape.ts';

/** A text with gaps: `texts` are one more than `gaps`. */
type Pieces = { readonly texts: readonly string[]; readonly gaps: readonly Gap[] };
/** What fills a gap: a cell as the inside of a JSON string, a cell as JSON, or the token's id. */
type Gap = { readonly cell: number; readonly as: 'inside' | 'json' } | 'jti';

/** What a shape makes of its rows within one second. */
export type Template = { readonly header: Pieces; readonly payload: Pieces };

/**
 * Composes a token once with marks in place of the cells, and keeps what is between the marks. So there is one way in which
 * tokens are composed, and this is a copy of what came of it. Two rows of difficult text are tried on it before it is used.
 * @returns null where that is not possible: then each row is composed for itself
 */
export function templateOf(shape: RowShape, facts: KeyFacts, tools: Pick<ComposeTools, 'now' | 'sha256'>): Template | null {
  if (!isPlain(shape)) return null;
  const marks = new Marks(shape.slots);
  const composed = composeToken(fillShape(shape, marks.cells), facts, { ...tools, jti: marks.jti });
  const texts = composed.ok ? textsOf(composed.value) : null;
  if (texts === null) return null;
  const template = { header: marks.split(texts.header), payload: marks.split(texts.payload) };
  return trialRows.every((trial) => isSame(template, shape, facts, tools, trial)) ? template : null;
}

/** The cells have no part in times and forms, and none of them needs more than to be written down. */
function isPlain({ filled: { recipe }, slots }: RowShape): boolean {
  const { form, payload, lifetime, notBefore, issuedAt } = recipe;
  const isJwt = form.serialization === 'compact' && !form.isDetached && !form.isUnencoded && form.encryption === null;
  const fixed = [lifetime, notBefore, issuedAt];
  return (
    isJwt &&
    recipe.keyId !== null &&
    payload.kind === 'claims' &&
    !fixed.some((text) => text?.includes('{{')) &&
    slots.every(({ kind, claim }) => claim !== null || kind === 'text' || kind === 'number')
  );
}

export function textsOf({ header, payload }: Composition): { header: string; payload: string } | null {
  return header === null || payload.kind !== 'text' ? null : { header: stringifyJson(header), payload: payload.text };
}

/** Whether a row of such cells may be written with a template: nothing in it is left out, replaced or refused. */
export function fits(slots: readonly Slot[], cells: readonly string[]): boolean {
  for (const { cell, kind, claim } of slots) {
    if (claim !== null) continue;
    const text = cells[cell] ?? '';
    if (text === '' || (kind === 'number' && !numberPattern.test(text))) return false;
  }
  return true;
}

/** @param arePlain the cells are known to stand in JSON as they are */
export function write({ texts, gaps }: Pieces, cells: readonly string[], jti: string, arePlain = false): string {
  let text = texts[0] ?? '';
  for (let index = 0; index < gaps.length; index++) {
    const gap = gaps[index];
    if (gap === undefined) break;
    text += gapText(gap, cells, jti, arePlain) + (texts[index + 1] ?? '');
  }
  return text;
}

function gapText(gap: Gap, cells: readonly string[], jti: string, arePlain: boolean): string {
  if (gap === 'jti') return jti;
  const cell = cells[gap.cell] ?? '';
  return gap.as === 'json' || arePlain ? cell : inside(cell);
}

/** Whether a text with line ends has nothing else that JSON writes otherwise. */
export function isPlainText(text: string): boolean {
  return !/[^ !#-[\]-~\r\n]/.test(text);
}

const plain = /^[ !#-[\]-~]*$/;

/** As it stands between the quotes of a JSON string. */
function inside(text: string): string {
  return plain.test(text) ? text : JSON.stringify(text).slice(1, -1);
}

class Marks {
  readonly cells: string[] = [];
  readonly jti: string;
  private readonly gaps = new Map<string, Gap>();

  constructor(slots: readonly Slot[]) {
    const secret = randomBytes(12).toString('hex');
    this.jti = `jti${secret}`;
    this.gaps.set(this.jti, 'jti');
    for (const { cell, kind, claim } of slots) {
      let mark = kind === 'number' ? someNumber() : `cell${secret}n${cell}x`;
      while (this.gaps.has(mark)) mark = someNumber();
      const isJson = claim !== null && claim !== 'string';
      this.cells[cell] = isJson ? JSON.stringify(mark) : mark;
      this.gaps.set(this.cells[cell] ?? '', { cell, as: isJson || kind === 'number' ? 'json' : 'inside' });
    }
  }

  split(text: string): Pieces {
    const found = new RegExp([...this.gaps.keys()].join('|'), 'g');
    const gaps = [...text.matchAll(found)].flatMap(([mark]) => this.gaps.get(mark) ?? []);
    return { texts: text.split(found), gaps };
  }
}

/** What no other number of a token is likely to be; the trial rows find out. */
function someNumber(): string {
  return String(7e14 + randomBytes(6).readUIntLE(0, 6));
}

type Trial = { readonly text: string; readonly number: string; readonly json: string; readonly string: string };
const trialRows: readonly Trial[] = [
  { text: 'a "b"\\\u0001é😀{{x}}$&', number: '-12345', json: '{"a":[1.0,null,"{{x}}"]}', string: '' },
  { text: 'x', number: '0', json: '10000000000000000001', string: '\u2028</script>"' },
];

/** Whether the template says of a row what composing says of it. */
function isSame(template: Template, shape: RowShape, facts: KeyFacts, tools: Pick<ComposeTools, 'now' | 'sha256'>, trial: Trial): boolean {
  const cells: string[] = [];
  for (const { cell, kind, claim } of shape.slots) {
    cells[cell] = claim === 'string' ? trial.string : claim !== null ? trial.json : kind === 'number' ? trial.number : trial.text;
  }
  const jti = 'a-trial';
  const composed = composeToken(fillShape(shape, cells), facts, { ...tools, jti });
  const texts = composed.ok ? textsOf(composed.value) : null;
  return texts?.header === write(template.header, cells, jti) && texts.payload === write(template.payload, cells, jti);
}
