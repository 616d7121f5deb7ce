import { useEffect, useRef } from 'react';
import { useResetCount } from './use-live.ts';

/**
 * Context of a query that is fetched again after a change: it must not share the answer of a request under way, which
 * may have been read before the change.
 */
export const NO_DEDUPLICATION = { queryDeduplication: false };

export interface RefetchOptions {
  /** A change of the key fetches again; its first value does not. Null while it is not known. */
  readonly key: unknown;
  readonly everyMs: number;
}

/**
 * Fetches again when `key` changes or a snapshot may hide a change, at most once in `everyMs`; a change within that time fetches at its end, so the last
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
  const resets = useResetCount();
  const lastRun = useRef({ key, resets, at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    lastRun.current.key ??= key;
    if (lastRun.current.key === key && lastRun.current.resets === resets) return;
    const waitMs = Math.max(0, lastRun.current.at + everyMs - performance.now());
    const timer = setTimeout(() => {
      lastRun.current = { key, resets, at: performance.now() };
      latestEffect.current();
    }, waitMs);
    return () => clearTimeout(timer);
  }, [key, resets, everyMs]);
}
