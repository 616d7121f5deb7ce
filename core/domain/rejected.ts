/** A row or message that could not be read, or not whole, with its text, so that nothing is lost. */
export interface Rejected {
  /**
   * A row as JSON again, a message as it stands in the log: the first hundred thousand characters. Of a row that was taken,
   * the columns that name it and those that are odd.
   */
  readonly raw: string;
  /** What is wrong, where, and what is allowed. */
  readonly reason: string;
  /** Where it came from: a feed and window, or a topic, partition and offset. */
  readonly origin: string;
  readonly rejectedAt: number;
  /**
   * The columns whose cells are no figures, where the rest of the row was taken as a reading; left out where nothing of
   * it was.
   */
  readonly oddColumns?: readonly string[];
}
