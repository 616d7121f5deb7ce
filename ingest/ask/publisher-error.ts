/**
 * Whose fault a failed ask is. `BUSY`: we asked too often. `UNREACHABLE`: no answer, or one from something between.
 * `ANSWER`: an answer that cannot be used. `QUESTION`: the publisher refuses this question, and will again.
 */
export type PublisherErrorKind = 'BUSY' | 'UNREACHABLE' | 'ANSWER' | 'QUESTION';

/** An ask that brought nothing. Nothing of it was stored; asking again is always safe. */
export class PublisherError extends Error {
  override readonly name = 'PublisherError';
  readonly kind: PublisherErrorKind;
  /** Before when the publisher forbids us to ask again, epoch milliseconds UTC; null where it said nothing. */
  readonly notBefore: number | null;

  constructor(fault: PublisherErrorKind, reason: string, notBefore: number | null = null) {
    super(reason);
    this.kind = fault;
    this.notBefore = notBefore;
  }
}
