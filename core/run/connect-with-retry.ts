import { redactedUrl } from '../base/index.ts';
import { type RetryOptions, withRetry } from './retry.ts';

interface Closable {
  close(): Promise<void>;
}

/**
 * Opens the log or the store, and tries again while it cannot be reached. What opens after the signal is closed again.
 * @param open a fault of its that says `retry: false`, or nothing and is no fault of the network, is thrown
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

/** A driver may wait long for a server that is not there; a signal waits for nobody. */
async function unlessAborted<T extends Closable>(opening: Promise<T>, signal: AbortSignal): Promise<T> {
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([opening, aborted]);
  } catch (fault) {
    opening.then((late) => late.close()).catch(() => undefined);
    throw fault;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}
