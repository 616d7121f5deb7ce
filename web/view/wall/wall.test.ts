import { act, renderHook } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { isWall, useWall, wallZoom } from './wall.ts';

afterEach(() => vi.unstubAllGlobals());

test('only the overview whose address says so is a wall', () => {
  expect([
    isWall('/', '?wall=1'),
    isWall('/', ''),
    isWall('/', '?wall=0'),
    isWall('/area/BRE', '?wall=1'),
  ]).toEqual([true, false, false, false]);
});

test('a larger screen shows the same layout larger, and a smaller one no smaller', () => {
  expect([wallZoom(2560), wallZoom(1920), wallZoom(800)]).toEqual([2, 1.5, 1]);
});

test('a wall keeps the screen awake, takes it again when it is shown again, and gives it back', async () => {
  const release = vi.fn(async () => undefined);
  const request = vi.fn(async () => ({ release }));
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
