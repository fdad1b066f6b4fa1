import type { Column, Columns, TokenFacts } from './judged-block.ts';

type Growing<T> = { readonly values: T[]; readonly places: number[] };
type GrowingColumns = { readonly [K in keyof TokenFacts]: Growing<TokenFacts[K]> };

/** Takes the facts of one token after the other, and gives them by columns. */
export class ColumnWriter {
  private readonly columns: GrowingColumns = {
    kind: empty(),
    line: empty(),
    source: empty(),
    name: empty(),
    issuer: empty(),
    subject: empty(),
    audience: empty(),
    alg: empty(),
    kid: empty(),
    issuedAt: empty(),
    expiresAt: empty(),
    verdict: empty(),
    failed: empty(),
  };

  add(facts: TokenFacts): void {
    const { columns } = this;
    add(columns.kind, facts.kind);
    add(columns.line, facts.line);
    add(columns.source, facts.source);
    add(columns.name, facts.name);
    add(columns.issuer, facts.issuer);
    add(columns.subject, facts.subject);
    add(columns.audience, facts.audience);
    add(columns.alg, facts.alg);
    add(columns.kid, facts.kid);
    add(columns.issuedAt, facts.issuedAt);
    add(columns.expiresAt, facts.expiresAt);
    add(columns.verdict, facts.verdict);
    add(columns.failed, facts.failed);
  }

  done(): Columns {
    const { columns } = this;
    return {
      kind: done(columns.kind),
      line: done(columns.line),
      source: done(columns.source),
      name: done(columns.name),
      issuer: done(columns.issuer),
      subject: done(columns.subject),
      audience: done(columns.audience),
      alg: done(columns.alg),
      kid: done(columns.kid),
      issuedAt: done(columns.issuedAt),
      expiresAt: done(columns.expiresAt),
      verdict: done(columns.verdict),
      failed: done(columns.failed),
    };
  }
}

function empty<T>(): Growing<T> {
  return { values: [], places: [] };
}

function add<T>({ values, places }: Growing<T>, value: T): void {
  if (values.length === 0 || values[values.length - 1] !== value) values.push(value);
  places.push(values.length - 1);
}

function done<T>({ values, places }: Growing<T>): Column<T> {
  return { values, places: Uint32Array.from(places) };
}
