const BASE_RETRY_WAIT_MS = 500;
const MAX_RETRY_WAIT_MS = 30_000;
/** A stream that lives this long ends the series of failures before it. */
export const PEACE_MS = 60_000;

/**
 * How long to wait before subscribing again, after as many failures before the last: not at all after a first, then
 * exponential with full jitter, so that clients do not return all at once. A wait is drawn from `jitterMs` at least.
 */
export function retryWaitMs(failures: number, random: () => number, jitterMs = 0): number {
  const limitMs = failures === 0 ? 0 : Math.min(MAX_RETRY_WAIT_MS, BASE_RETRY_WAIT_MS * 2 ** failures);
  return random() * Math.max(limitMs, jitterMs);
}

/** Emits `online` when the network is back, as a browser's window does. */
export type Network = Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;

/** Undefined in Node, whose global object emits no events. */
export const browserWindow = (): Network | undefined =>
  'addEventListener' in globalThis ? (globalThis as unknown as Network) : undefined;

/** Resolves after a time, or at once when the network is back or the signal aborts. */
export function waitOrOnline(ms: number, network: Network | undefined, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      network?.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    network?.addEventListener('online', end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
