import { createContext, useContext, useSyncExternalStore } from 'react';
import { LiveStore, type LiveView } from './live-store.ts';

export const LiveContext = createContext<LiveStore>(new LiveStore());

/** One part of the live view; the component draws again only when that part is another. */
export function useLive<T>(select: (view: LiveView) => T): T {
  const store = useContext(LiveContext);
  return useSyncExternalStore(store.subscribe, () => select(store.view()));
}
