import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { useAwake } from './use-awake.ts';
import './wall.css';

/** The width that the wall is laid out in; a larger screen shows it larger, type and drawings alike. */
const LAYOUT_PX = 1280;

/** Whether the address asks for the wall: the overview for a screen that nobody stands before with a mouse. */
export const isWall = (path: string, search: string): boolean =>
  path === '/' && new URLSearchParams(search).get('wall') === '1';

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The zoom at which a layout of a height fills a screen, and all of it is on the screen: a wall cannot be scrolled. */
export const wallZoom = (screen: Size, layoutHeightPx: number): number =>
  Math.min(screen.widthPx / LAYOUT_PX, screen.heightPx / Math.max(1, layoutHeightPx));

/** Shows the page as a wall where its address says so: large, without controls, on a screen that stays awake. */
export function useWall(path: string): void {
  const isShown = isWall(path, useSearch());
  useAwake(isShown);
  useEffect(() => {
    if (!isShown) return;
    const root = document.documentElement;
    const fill = () => {
      const screen = { widthPx: window.innerWidth, heightPx: window.innerHeight };
      root.style.setProperty('--wall-zoom', `${wallZoom(screen, document.body.offsetHeight)}`);
    };
    root.toggleAttribute('data-wall', true);
    // The layout grows with its figures and with each banner.
    const layout = new ResizeObserver(fill);
    layout.observe(document.body);
    window.addEventListener('resize', fill);
    return () => {
      layout.disconnect();
      window.removeEventListener('resize', fill);
      root.removeAttribute('data-wall');
      root.style.removeProperty('--wall-zoom');
    };
  }, [isShown]);
}
