/** The rebuild ended before the flip, so the same namespace still serves. The message says why. */
export class RebuildEndedError extends Error {
  override readonly name = 'RebuildEndedError';
}
