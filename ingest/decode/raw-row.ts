/** One object of the publisher's answer, by column name. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (candidate: unknown): candidate is Row =>
  typeof candidate === 'object' && candidate !== null && !Array.isArray(candidate);
