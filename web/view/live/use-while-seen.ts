import { useEffect, useRef, useState } from 'react';

/** What is to be drawn; while the tab is hidden, what was drawn last. */
export function useWhileSeen<T>(drawn: T): T {
  const [isSeen, setIsSeen] = useState(isPageSeen);
  const last = useRef(drawn);
  if (isSeen) last.current = drawn;
  useEffect(() => {
    const update = () => setIsSeen(isPageSeen());
    document.addEventListener('visibilitychange', update);
    return () => document.removeEventListener('visibilitychange', update);
  }, []);
  return last.current;
}

const isPageSeen = (): boolean => document.visibilityState === 'visible';
