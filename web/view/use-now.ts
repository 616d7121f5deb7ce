import { useContext, useEffect, useState } from 'react';
import { LiveContext } from '../data/use-live.ts';

/** The server's time in epoch milliseconds, updated every `everyMs` and when the server says it. */
export function useNow(everyMs: number): number {
  const { clock } = useContext(LiveContext);
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    const update = () => setNow(clock.now());
    const timer = setInterval(update, everyMs);
    const unsubscribe = clock.subscribe(update);
    return () => {
      clearInterval(timer);
      unsubscribe();
    };
  }, [clock, everyMs]);
  return now;
}
