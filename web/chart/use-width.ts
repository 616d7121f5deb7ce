import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * The width of an element in whole pixels, kept by a ResizeObserver; 0 before it is laid out. While it is squeezed to
 * nothing (hidden, or a screenshot being taken) the last width stands, or what hangs on it would be built anew.
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
    setWidth(Math.floor(element.current.getBoundingClientRect().width));
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
