import { setTimeout as pause } from 'node:timers/promises';
import type { ReplayTimer } from './replay-stream.ts';

/** Real time. */
export const wallTimer: ReplayTimer = {
  now: () => performance.now(),
  wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
};
