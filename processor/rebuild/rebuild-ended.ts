/** The rebuild has ended before the flip: what serves is what served before. The message says why. */
export class RebuildEndedError extends Error {
  override readonly name = 'RebuildEndedError';
}
