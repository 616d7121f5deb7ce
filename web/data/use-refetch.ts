import { useEffect, useRef } from 'react';

/**
 * Context of a query that is fetched again after a change: it must not share the answer of a request under way, which
 * may have been read before the change.
 */
export const NO_DEDUPLICATION = { queryDeduplication: false };

export interface RefetchOptions {
  /** A change of the key fetches again; its value at mount does not. */
  readonly key: unknown;
  readonly everyMs: number;
}

/**
 * Fetches again when `key` changes, at most once in `everyMs`; a change within that time fetches at its end, so the last
 * one is never lost. A failed refetch keeps what is shown until a later change fetches again.
 */
export function useRefetch(refetch: () => Promise<unknown>, { key, everyMs }: RefetchOptions): void {
  useRateLimitedEffect(key, everyMs, () => {
    refetch().catch(() => undefined);
  });
}

function useRateLimitedEffect(key: unknown, everyMs: number, effect: () => void): void {
  const latestEffect = useRef(effect);
  latestEffect.current = effect;
  const lastRun = useRef({ key, at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (lastRun.current.key === key) return;
    const waitMs = Math.max(0, lastRun.current.at + everyMs - performance.now());
    const timer = setTimeout(() => {
      lastRun.current = { key, at: performance.now() };
      latestEffect.current();
    }, waitMs);
    return () => clearTimeout(timer);
  }, [key, everyMs]);
}
