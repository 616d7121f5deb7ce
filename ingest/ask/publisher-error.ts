/**
 * Why an ask failed. `BUSY`: too many calls. `UNREACHABLE`: no answer, or one of a proxy. `ANSWER`: an answer that cannot
 * be used. `ASK`: the publisher refuses this ask, and will refuse it again.
 */
export type PublisherErrorKind = 'BUSY' | 'UNREACHABLE' | 'ANSWER' | 'ASK';

/** An ask without a usable answer. Nothing of it was appended, so asking again is always safe. */
export class PublisherError extends Error {
  override readonly name = 'PublisherError';
  readonly kind: PublisherErrorKind;
  /** The publisher allows no ask before this, epoch milliseconds UTC; null where it names no time. */
  readonly notBefore: number | null;

  constructor(kind: PublisherErrorKind, reason: string, notBefore: number | null = null) {
    super(reason);
    this.kind = kind;
    this.notBefore = notBefore;
  }
}
