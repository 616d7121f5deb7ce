import type { PartRows } from './load-rows.ts';

/** A format of one text for each row. */
export interface RowText {
  /** Before the first row. */
  readonly head: string;
  textOf(rows: PartRows): string;
}

/** The bytes of a format whose parts follow one another. */
export async function* writeText(format: RowText, parts: AsyncIterable<PartRows>): AsyncGenerator<Buffer> {
  if (format.head !== '') yield Buffer.from(format.head);
  for await (const rows of parts) yield Buffer.from(format.textOf(rows));
}
