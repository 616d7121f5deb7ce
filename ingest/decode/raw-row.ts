/** One object of the publisher's answer, by column name. */
export type Row = Readonly<Record<string, unknown>>;
