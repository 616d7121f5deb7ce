import { useEffect, useRef, useState } from 'react';

/**
 * After each way to another page, the focus stands on its title and its top is in view. Returns the title, to be
 * announced; nothing on the page that was opened first, which the browser announces.
 */
export function useArrival(path: string): string {
  const shown = useRef(path);
  const [title, setTitle] = useState('');
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    const heading = document.querySelector<HTMLElement>('#content h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    setTitle(heading.textContent ?? '');
  }, [path]);
  return title;
}
