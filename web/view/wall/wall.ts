import { useEffect } from 'react';
import { useSearch } from 'wouter';
import { useAwake } from './use-awake.ts';
import './wall.css';

/** The width that the wall is laid out in; a larger screen shows it larger, type and drawings alike. */
const LAYOUT_PX = 1280;

/** Whether the address asks for the wall: the overview for a screen that nobody stands before with a mouse. */
export const isWall = (path: string, search: string): boolean =>
  path === '/' && new URLSearchParams(search).get('wall') === '1';

/** The zoom at which the layout fills a screen; a smaller one scrolls. */
export const wallZoom = (widthPx: number): number => Math.max(1, widthPx / LAYOUT_PX);

/** Shows the page as a wall where its address says so: large, without controls, on a screen that stays awake. */
export function useWall(path: string): void {
  const isShown = isWall(path, useSearch());
  useAwake(isShown);
  useEffect(() => {
    if (!isShown) return;
    const root = document.documentElement;
    const fill = () => root.style.setProperty('zoom', `${wallZoom(window.innerWidth)}`);
    root.toggleAttribute('data-wall', true);
    fill();
    window.addEventListener('resize', fill);
    return () => {
      window.removeEventListener('resize', fill);
      root.removeAttribute('data-wall');
      root.style.removeProperty('zoom');
    };
  }, [isShown]);
}
