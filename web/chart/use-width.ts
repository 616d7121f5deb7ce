import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * The width of an element in whole pixels, observed by a ResizeObserver; 0 before the first layout. While the element
 * has no width (hidden, or during a screenshot) the last width stays, so that its content is not rebuilt.
 */
export function useWidth<T extends HTMLElement>(): readonly [RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const laidOut = Math.floor(entry?.contentRect.width ?? 0);
      if (laidOut > 0) setWidth(laidOut);
    });
    observer.observe(element.current);
    const measure = () => setWidth(Math.floor(element.current?.getBoundingClientRect().width ?? 0));
    measure();
    // No observer is notified between the paper's width and its print.
    const measureAtOnce = () => flushSync(measure);
    window.addEventListener('beforeprint', measureAtOnce);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', measureAtOnce);
    };
  }, []);
  return [element, width];
}
