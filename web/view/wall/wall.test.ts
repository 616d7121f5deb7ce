import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { isWall, useWall, wallZoom } from './wall.ts';

afterEach(() => vi.unstubAllGlobals());

/** An observer that gives its callback away. */
const observerOf = (callbacks: (() => void)[]) =>
  class {
    constructor(callback: () => void) {
      callbacks.push(callback);
    }
    observe(): void {}
    disconnect(): void {}
  };

test('only the overview whose address says so is a wall', () => {
  expect([
    isWall('/', '?wall=1'),
    isWall('/', ''),
    isWall('/', '?wall=0'),
    isWall('/area/BRE', '?wall=1'),
  ]).toEqual([true, false, false, false]);
});

test('all of the layout is on the screen, as large as it can be', () => {
  const zoom = (widthPx: number, heightPx: number) => wallZoom({ widthPx, heightPx }, 720);
  expect([zoom(2560, 1440), zoom(1920, 1080), zoom(1280, 720), zoom(1920, 720), zoom(640, 720)]).toEqual([
    2, 1.5, 1, 1, 0.5,
  ]);
});

test('a layout that grows is shown smaller', () => {
  const observed: (() => void)[] = [];
  vi.stubGlobal('ResizeObserver', observerOf(observed));
  const height = vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get');
  window.history.replaceState(null, '', '/?wall=1');
  const { unmount } = renderHook(() => useWall('/'));
  const zoomAt = (heights: number) => {
    height.mockReturnValue(window.innerHeight * heights);
    for (const fill of observed) fill();
    return document.documentElement.style.getPropertyValue('--wall-zoom');
  };
  expect([zoomAt(1), zoomAt(4)]).toEqual([`${window.innerWidth / 1280}`, '0.25']);
  unmount();
  expect(document.documentElement.style.getPropertyValue('--wall-zoom')).toBe('');
  height.mockRestore();
});

test('a wall keeps the screen awake, takes it again when it is shown again, and gives it back', async () => {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
  vi.stubGlobal('ResizeObserver', observerOf([]));
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { wakeLock: { request } }));
  window.history.replaceState(null, '', '/?wall=1');
  const { unmount } = renderHook(() => useWall('/'));
  await vi.waitFor(() => expect(request).toHaveBeenCalledWith('screen'));
  expect(document.documentElement.hasAttribute('data-wall')).toBe(true);

  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
  expect(request).toHaveBeenCalledTimes(2);
  unmount();
  expect(document.documentElement.hasAttribute('data-wall')).toBe(false);
  expect(release).toHaveBeenCalled();
});
