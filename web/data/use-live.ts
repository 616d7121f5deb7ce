import { createContext, useContext, useSyncExternalStore } from 'react';
import { LiveStore, type LiveView } from './live-store.ts';

export const LiveContext = createContext<LiveStore>(new LiveStore());

/** One part of the live view; the component renders again only when that part changes. */
export function useLive<T>(select: (view: LiveView) => T): T {
  const store = useContext(LiveContext);
  return useSyncExternalStore(store.subscribe, () => select(store.view()));
}

/** Counts the snapshots that may hide a change. */
export const useResetCount = (): number => useLive((view) => view.snapshotCount);
