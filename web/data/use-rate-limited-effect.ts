import { useEffect, useRef } from 'react';

/**
 * Runs `act` when `key` becomes another than at mount, at most once in `everyMs`; a change within that time acts at its
 * end, so the last one is never lost.
 */
export function useRateLimitedEffect(key: unknown, everyMs: number, effect: () => void): void {
  const latestAct = useRef(effect);
  latestAct.current = effect;
  const acted = useRef({ key, at: Number.NEGATIVE_INFINITY });
  useEffect(() => {
    if (acted.current.key === key) return;
    const wait = Math.max(0, acted.current.at + everyMs - performance.now());
    const timer = setTimeout(() => {
      acted.current = { key, at: performance.now() };
      latestAct.current();
    }, wait);
    return () => clearTimeout(timer);
  }, [key, everyMs]);
}
