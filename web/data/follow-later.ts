import { importPart } from './import-part.ts';
import type { LiveStore } from './live-store.ts';

const RETRY_AFTER_MS = 15_000;

const importSubscription = () => import('./live-subscription.ts');

/**
 * Starts the live subscription of all areas once its code is here, for which no drawing waits. Without that code the
 * page is one without a stream, which asks for its figures each minute, and the code is asked for again.
 */
export async function followLater(
  url: URL,
  store: LiveStore,
  load: typeof importSubscription = importSubscription,
): Promise<void> {
  try {
    const { startLiveSubscription } = await importPart(load);
    startLiveSubscription(url, store);
  } catch {
    store.setConnection('lost');
    setTimeout(() => void followLater(url, store, load), RETRY_AFTER_MS);
  }
}
