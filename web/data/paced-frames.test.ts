import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pacedFrames } from './paced-frames.ts';

const EVERY_MS = 250;
const FRAME_MS = 20;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test('the first frame comes at once, and the next one after the pace', () => {
  const draw = vi.fn();
  const requestFrame = pacedFrames(EVERY_MS);
  requestFrame(draw);
  vi.advanceTimersByTime(FRAME_MS);
  expect(draw).toHaveBeenCalledTimes(1);

  requestFrame(draw);
  vi.advanceTimersByTime(EVERY_MS / 2);
  expect(draw).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(EVERY_MS);
  expect(draw).toHaveBeenCalledTimes(2);
});

test('a hidden tab draws nothing, and catches up by one frame once it is seen', () => {
  const draw = vi.fn();
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  pacedFrames(EVERY_MS)(draw);
  vi.advanceTimersByTime(60_000);
  expect(draw).not.toHaveBeenCalled();

  visibility.mockReturnValue('visible');
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(FRAME_MS);
  expect(draw).toHaveBeenCalledTimes(1);
});
