import { useEffect, useRef } from 'react';
import { useLive } from './use-live.ts';

const RETRY_EVERY_MS = 15_000;

/** Repeats what failed once the network or the live connection is back, and every 15 seconds until then. */
export function useRetry(hasError: boolean, retry: () => void): void {
  const isLive = useLive((view) => view.connection === 'live');
  const latest = useRef({ hasError, retry });
  latest.current = { hasError, retry };
  const wasLive = useRef(isLive);
  useEffect(() => {
    if (!hasError) return;
    const repeat = () => latest.current.retry();
    const timer = setInterval(repeat, RETRY_EVERY_MS);
    window.addEventListener('online', repeat);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', repeat);
    };
  }, [hasError]);
  useEffect(() => {
    if (isLive && !wasLive.current && latest.current.hasError) latest.current.retry();
    wasLive.current = isLive;
  }, [isLive]);
}
