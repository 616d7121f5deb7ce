/** A row or message that could not be parsed or validated, with its whole text, so that nothing is lost. */
export interface Rejected {
  /** The text as received. */
  readonly raw: string;
  /** What is wrong, where, and what is allowed. */
  readonly reason: string;
  /** Where it came from: a feed and window, or a topic, partition and offset. */
  readonly origin: string;
  readonly rejectedAt: number;
}
