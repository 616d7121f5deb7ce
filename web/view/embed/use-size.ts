import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Of an element in whole pixels; zero before the first layout. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

const NO_SIZE: Size = { widthPx: 0, heightPx: 0 };

/** The size of an element, observed. While it has none (hidden, or during a screenshot) the last one stays. */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size] {
  const element = useRef<T>(null);
  const [size, setSize] = useState(NO_SIZE);
  useLayoutEffect(() => {
    if (!element.current) return;
    const show = ({ width, height }: Pick<DOMRect, 'width' | 'height'>) => {
      if (width === 0) return;
      const next = { widthPx: Math.floor(width), heightPx: Math.floor(height) };
      setSize((shown) => (shown.widthPx === next.widthPx && shown.heightPx === next.heightPx ? shown : next));
    };
    const observer = new ResizeObserver(([entry]) => entry && show(entry.contentRect));
    observer.observe(element.current);
    const measure = () => element.current && show(element.current.getBoundingClientRect());
    measure();
    // No observer is notified between the paper's width and its print.
    const measureAtOnce = () => flushSync(measure);
    window.addEventListener('beforeprint', measureAtOnce);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', measureAtOnce);
    };
  }, []);
  return [element, size];
}
