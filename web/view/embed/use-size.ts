import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Of an element in whole pixels; zero before the first layout. */
export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

const NO_SIZE: Size = { widthPx: 0, heightPx: 0 };

/** The size of an element, observed. */
export function useSize<T extends HTMLElement>(): readonly [RefObject<T | null>, Size] {
  const element = useRef<T>(null);
  const [size, setSize] = useState(NO_SIZE);
  useLayoutEffect(() => {
    if (!element.current) return;
    const show = ({ width, height }: Pick<DOMRect, 'width' | 'height'>) => {
      const next = { widthPx: Math.floor(width), heightPx: Math.floor(height) };
      setSize((shown) => (shown.widthPx === next.widthPx && shown.heightPx === next.heightPx ? shown : next));
    };
    const observer = new ResizeObserver(([entry]) => entry && show(entry.contentRect));
    observer.observe(element.current);
    show(element.current.getBoundingClientRect());
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
