import { once } from 'node:events';

/** Resolves once the signal aborts. */
export async function waitForAbort(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}
