/** How long to pause before another attempt: a span that grows with each failure, and what of it is left to chance. */
export interface BackOff {
  /** The span after the first failure, milliseconds. */
  readonly firstMs: number;
  /** The longest span, milliseconds. */
  readonly maxMs: number;
  /** How many times longer each span is than the one before; 2, unless given. */
  readonly factor?: number;
  /**
   * Spreads clients that failed at the same time. `FULL`: anything from `minMs` up to the span; `HALF`: anything from
   * half the span up to all of it; `NONE`: the span.
   */
  readonly jitter: 'FULL' | 'HALF' | 'NONE';
  /** The shortest pause that `FULL` draws, milliseconds; 0, unless given. */
  readonly minMs?: number;
}

/**
 * The pause before the next attempt, in milliseconds.
 * @param failures attempts that have failed in a row, from 1
 * @param random from 0 up to 1
 */
export function backOffMs(backOff: BackOff, failures: number, random: () => number = Math.random): number {
  const { firstMs, maxMs, factor = 2, jitter, minMs = 0 } = backOff;
  const spanMs = Math.min(maxMs, firstMs * factor ** (failures - 1));
  if (jitter === 'NONE') return spanMs;
  return jitter === 'HALF' ? spanMs * (0.5 + random() / 2) : minMs + random() * (spanMs - minMs);
}
