import { appError, type AppError } from '../../../../shared/errors.ts';

/** A row of more bytes is none that a token is made of; what looks like one is mostly a quote that nobody closed. */
export const maxRowBytes = 1_048_576;
/** In a person's unit, in which its own size might round to the limit. */
export const rowTooLong = (line: number): AppError => appError('row-malformed', { expected: 'at most 1 MB', actual: 'more', line });

export const maxColumns = 200;

/** So much of a source is looked at to say what it is. At least one whole row of the greatest size is in it. */
export const headBytes = maxRowBytes + 65_536;
/** So many rows are shown. */
export const shownRows = 20;
