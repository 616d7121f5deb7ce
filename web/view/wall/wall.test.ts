import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { fullPageSearch, useWall, wallKind, wallZoom } from './wall.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

/** An observer that gives its callback away. */
const observerOf = (callbacks: (() => void)[]) =>
  class {
    constructor(callback: () => void) {
      callbacks.push(callback);
    }
    observe(): void {}
    disconnect(): void {}
  };

test('the overview is a wall where its address says so, or on a wide screen until its address says not', () => {
  const kinds = (isWide: boolean) => [
    wallKind('/', '?wall=1', isWide, null),
    wallKind('/', '', isWide, null),
    wallKind('/', '?wall=0', isWide, null),
    wallKind('/area/BRE', '?wall=1', isWide, null),
  ];
  expect(kinds(false)).toEqual(['CHOSEN', null, null, null]);
  expect(kinds(true)).toEqual(['CHOSEN', 'WIDE', null, null]);
});

test('the way out keeps what the address says', () => {
  expect(fullPageSearch('lang=en&measure=wind')).toBe('?wall=0&lang=en&measure=wind');
  for (const search of ['', 'wall=yes', 'wall='])
    expect(wallKind('/', fullPageSearch(search), true, null)).toBeNull();
});

test('a screen that becomes wide shows the wall, and one that becomes narrow the page', () => {
  vi.stubGlobal('ResizeObserver', observerOf([]));
  const width = vi.spyOn(window, 'innerWidth', 'get');
  window.history.replaceState(null, '', '/');
  const { unmount } = renderHook(() => useWall('/'));
  const kindAt = (widthPx: number) => {
    width.mockReturnValue(widthPx);
    act(() => void window.dispatchEvent(new Event('resize')));
    return document.documentElement.getAttribute('data-wall');
  };
  expect([kindAt(2559), kindAt(2560), kindAt(1920)]).toEqual([null, 'WIDE', null]);
  unmount();
  width.mockRestore();
});

test('the way out is remembered, until an address says otherwise', () => {
  vi.stubGlobal('ResizeObserver', observerOf([]));
  const width = vi.spyOn(window, 'innerWidth', 'get').mockReturnValue(2560);
  const kindAt = (address: string) => {
    window.history.replaceState(null, '', address);
    const { unmount } = renderHook(() => useWall(window.location.pathname));
    const kind = document.documentElement.getAttribute('data-wall');
    unmount();
    return kind;
  };
  expect(['/', '/?wall=0', '/area/BRE', '/', '/?wall=1', '/'].map(kindAt)).toEqual([
    'WIDE',
    null,
    null,
    null,
    'CHOSEN',
    'WIDE',
  ]);
  width.mockRestore();
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
