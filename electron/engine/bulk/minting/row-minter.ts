import { randomUUID } from 'node:crypto';
import { appError, type AppError } from '../../../../shared/errors.ts';
import { maxTokenBytes } from '../../../../shared/inspect.ts';
import { stringifyJson } from '../../../../shared/json/stringify.ts';
import { composeToken } from '../../../../shared/mint.ts';
import type { FilledRecipe } from '../../../../shared/mint-input.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { MadeToken } from '../../mint/made-token.ts';
import { createMaker, type Maker } from '../../mint/make-token.ts';
import { encodeBase64url } from '../../tokens/base64url.ts';
import { sha256 } from './compose-tools.ts';
import { CrossCheck, crossCheckEvery } from './cross-check.ts';
import { mintKeysOf, type KeyFacts, type PostedKeys } from './posted-keys.ts';
import { fillShape, type RowShape } from './row-shape.ts';
import type { FilledRow, ShapeInUse } from './row-shapes.ts';
import { signNow, type SignNow } from './sign-now.ts';
import { fits, templateOf, textsOf, write, type Template } from './template.ts';

/**
 * Mints the rows of one job on one thread. A row that a template fits is written and signed at once; any other goes the way
 * of a single token, through the maker.
 */
export class RowMinter {
  private readonly facts: KeyFacts;
  private readonly maker: Maker;
  private readonly sign: SignNow | null;
  private readonly check: CrossCheck | null;
  private readonly now: () => number;
  private headerText = '';
  private headerStart = '';
  private readonly scratch = Buffer.allocUnsafeSlow(65_536);
  private untilCheck = 0;
  private readonly toCheck: string[] = [];

  /** @param now whole Unix seconds */
  constructor(filled: FilledRecipe, keys: PostedKeys, facts: KeyFacts, now: () => number) {
    const key = keys.signing.get(filled.recipe.keyId ?? '');
    this.facts = facts;
    this.now = now;
    this.maker = createMaker({ keys: mintKeysOf(keys), now });
    this.sign = key === undefined ? null : signNow(key.alg, key.key);
    this.check = key === undefined ? null : new CrossCheck(key);
  }

  /**
   * @param arePlain the cells are known to stand in JSON as they are
   * @returns null where the row is none for a template
   */
  mintNow({ used, cells }: FilledRow, arePlain: boolean): string | null {
    const now = this.now();
    const template = used.second === now ? used.template : this.templateFor(used, now);
    if (template === null || this.sign === null || !fits(used.shape.slots, cells)) return null;
    const jti = randomUUID();
    const payload = write(template.payload, cells, jti, arePlain);
    const input = this.startOf(write(template.header, cells, jti, arePlain)) + this.encode(payload);
    const token = `${input}.${this.sign(input)}`;
    if (token.length > maxTokenBytes) return null;
    if (--this.untilCheck < 0) this.noteForCheck(token, { used, cells }, now, jti);
    return token;
  }

  /** Errors: those of `Maker.make`, a claim's with its column in `field`. */
  async mintSlowly({ used, cells }: FilledRow): Promise<Result<MadeToken>> {
    const made = await this.maker.make(fillShape(used.shape, cells));
    if (!made.ok) return fail(withColumn(made.error, used.shape));
    if (made.value.form === 'jws' && --this.untilCheck < 0) this.queueCheck(made.value.text);
    return made;
  }

  /** Verifies what was set aside. @returns how many; error 'internal' where one does not hold, which is a defect */
  async crossCheck(): Promise<Result<number>> {
    const tokens = this.toCheck.splice(0);
    for (const token of tokens) {
      if (token === '' || (await this.check?.holds(token)) !== true) return fail(appError('internal', { field: 'crossCheck' }));
    }
    return ok(tokens.length);
  }

  private templateFor(used: ShapeInUse, now: number): Template | null {
    used.second = now;
    if (used.canTemplate === false) return null;
    used.template = templateOf(used.shape, this.facts, { now, sha256 });
    used.canTemplate ??= used.template !== null;
    return used.template;
  }

  /** The header with its period, in base64url: mostly the same for all. */
  private startOf(header: string): string {
    if (header !== this.headerText) {
      this.headerText = header;
      this.headerStart = `${Buffer.from(header, 'utf8').toString('base64url')}.`;
    }
    return this.headerStart;
  }

  /** Base64url of the UTF-8, by way of one buffer for all rows. */
  private encode(text: string): string {
    if (text.length * 3 > this.scratch.length) return encodeBase64url(text);
    return this.scratch.toString('base64url', 0, this.scratch.write(text, 0, 'utf8'));
  }

  /** What was written with the template has to be what composing says. */
  private noteForCheck(token: string, { used, cells }: FilledRow, now: number, jti: string): void {
    const composed = composeToken(fillShape(used.shape, cells), this.facts, { now, jti, sha256 });
    const texts = composed.ok ? textsOf(composed.value) : null;
    const [header = '', payload = ''] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
    this.queueCheck(texts?.header === header && texts.payload === payload ? token : '');
  }

  private queueCheck(token: string): void {
    this.toCheck.push(token);
    this.untilCheck = crossCheckEvery - 1;
  }
}

function withColumn(error: AppError, { slots }: RowShape): AppError {
  const slot = slots.find(({ variable, claim }) => claim !== null && error.field === `values.${variable}`);
  return slot === undefined ? error : { ...error, field: slot.column.slice(0, 200) };
}

/** What the preview shows of a row, with a key's facts instead of the key. */
export function composeRow(
  { used, cells }: FilledRow,
  facts: KeyFacts,
  now: number,
): Result<{ header: string; payload: string; bytes: number }> {
  const composed = composeToken(fillShape(used.shape, cells), facts, { now, jti: randomUUID(), sha256 });
  if (!composed.ok) return fail(withColumn(composed.error, used.shape));
  const { header, sealHeader, payload } = composed.value;
  const shown = header ?? sealHeader;
  return ok({ header: shown === null ? '' : stringifyJson(shown), payload: payload.text, bytes: Buffer.byteLength(payload.text) });
}
