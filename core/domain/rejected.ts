/** What could not be parsed or validated, kept whole so that nothing is lost. */
export interface Rejected {
  /** The text as met. */
  readonly raw: string;
  /** What was met, where, and what is allowed. */
  readonly reason: string;
  /** Where it came from: a feed and window, or a topic, partition and offset. */
  readonly origin: string;
  readonly rejectedAt: number;
}
