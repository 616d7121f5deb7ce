import type { WorkerContext } from '@courant/core/run';
import { type Namespaces, openNamespaces, StoreNeedsRebuildError, setStoreAside } from '@courant/core/store';

/**
 * Opens the store of a data folder. A damaged one is moved aside, never deleted: the log keeps every reading, and the
 * processor settles it into the new store from its first entry on.
 */
export async function openStoreOrBeginAnew(
  { config, log }: WorkerContext,
  dataDir: string,
): Promise<Namespaces> {
  try {
    return await openNamespaces(config.storeUrl, { dataDir });
  } catch (error) {
    if (!(error instanceof StoreNeedsRebuildError)) throw error;
    const aside = await setStoreAside(dataDir, Date.now());
    log.error(
      { err: error },
      `THE STORE WAS DAMAGED. It was moved to ${aside}, and is settled anew from the log, which keeps every reading: ` +
        'figures appear as they are settled. Check the disk; remove that folder once the figures are back.',
    );
    return openNamespaces(config.storeUrl, { dataDir });
  }
}
