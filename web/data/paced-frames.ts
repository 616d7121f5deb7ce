import type { RequestFrame } from './live-store.ts';

/**
 * Frames at most every so often, so that a burst costs few drawings; the first one comes at once. While the tab is hidden
 * there is none, and one once it is seen again.
 */
export function pacedFrames(everyMs: number): RequestFrame {
  let lastAt = Number.NEGATIVE_INFINITY;
  return (draw) => {
    const drawNow = () => {
      lastAt = performance.now();
      draw();
    };
    const waitMs = Math.max(0, lastAt + everyMs - performance.now());
    setTimeout(() => whenSeen(() => requestAnimationFrame(drawNow)), waitMs);
  };
}

function whenSeen(act: () => void): void {
  if (document.visibilityState === 'visible') act();
  else document.addEventListener('visibilitychange', () => whenSeen(act), { once: true });
}
