import { useEffect, useSyncExternalStore } from 'react';
import { useSearch } from 'wouter';
import { readChoice, storeChoice } from '../../data/device-storage.ts';
import { useAwake } from './use-awake.ts';
import './wall.css';

/** The width that the wall is laid out in; a larger screen shows it larger, type and drawings alike. */
const LAYOUT_PX = 1280;

/** From this width on the overview is a wall by itself. */
const WIDE_PX = 2560;

/** Why the overview is a wall: its address says so, or the screen is that wide. The second may have a mouse before it. */
export type WallKind = 'CHOSEN' | 'WIDE';

const STORAGE_KEY = 'courant.wall';

const wordOf = (search: string): string | null => new URLSearchParams(search).get('wall');

/**
 * The overview for a screen that is looked at from afar; null where the page is not shown so. `wall=0` leaves it.
 * @param remembered the last such word on this device: addresses within the page do not carry theirs along
 */
export function wallKind(
  path: string,
  search: string,
  isWide: boolean,
  remembered: string | null,
): WallKind | null {
  if (path !== '/') return null;
  const word = wordOf(search);
  if (word === '1') return 'CHOSEN';
  return isWide && (word ?? remembered) !== '0' ? 'WIDE' : null;
}

/** The address of a wall as the whole page: of two words about it the first counts. @param search without its "?" */
export const fullPageSearch = (search: string): string => `?wall=0${search && `&${search}`}`;

function useIsWide(): boolean {
  return useSyncExternalStore(onResize, () => innerWidth >= WIDE_PX);
}

function onResize(notify: () => void): () => void {
  addEventListener('resize', notify);
  return () => removeEventListener('resize', notify);
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** The zoom at which a layout of a height fills a screen, and all of it is on the screen: a wall cannot be scrolled. */
export const wallZoom = (screen: Size, layoutHeightPx: number): number =>
  Math.min(screen.widthPx / LAYOUT_PX, screen.heightPx / Math.max(1, layoutHeightPx));

/** Shows the page as a wall where its address or the screen says so: large, without controls, on a screen that stays awake. */
export function useWall(path: string): void {
  const search = useSearch();
  const kind = wallKind(path, search, useIsWide(), readChoice(STORAGE_KEY));
  useAwake(kind !== null);
  useEffect(() => {
    const word = path === '/' ? wordOf(search) : null;
    if (word !== null) storeChoice(STORAGE_KEY, word);
  }, [path, search]);
  useEffect(() => {
    if (!kind) return;
    const root = document.documentElement;
    const fill = () => {
      const screen = { widthPx: window.innerWidth, heightPx: window.innerHeight };
      root.style.setProperty('--wall-zoom', `${wallZoom(screen, document.body.offsetHeight)}`);
    };
    root.dataset.wall = kind;
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
  }, [kind]);
}
