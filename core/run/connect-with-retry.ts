import { redactedUrl } from '../base/index.ts';
import { type RetryOptions, withRetry } from './retry.ts';
import type { Closable } from './with-resource.ts';

/**
 * Opens the log or the store, and tries again while the server cannot be reached.
 * @throws the error of `open` that is not retryable; the signal's reason
 */
export function connectWithRetry<T extends Closable>(
  what: 'log' | 'store',
  url: string,
  open: () => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const sentence = `the ${what} at ${redactedUrl(url)} cannot be reached`;
  return withRetry(sentence, () => unlessAborted(open(), options.signal), options);
}

/** Rejects at once when the signal aborts, even while a driver waits for its server; what opens later is closed. */
async function unlessAborted<T extends Closable>(opening: Promise<T>, signal: AbortSignal): Promise<T> {
  let rejectAborted: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    rejectAborted = () => reject(signal.reason);
    if (signal.aborted) rejectAborted();
    else signal.addEventListener('abort', rejectAborted, { once: true });
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (error) {
    opening.then((resource) => resource.close()).catch(() => undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', rejectAborted);
  }
}
